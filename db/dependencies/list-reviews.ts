import type { RuleResult } from "@/lib/reliability/call-review/call-review";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { selectReviews } from "./internal/reviews";

export type ReviewedCall = {
  service: string;
  callee: string;
  rules: readonly RuleResult[];
  reviewedAt: Date;
};

/** What the last reviews found, of each call whose both ends the actor may know. */
export const listCallReviews = (actor: Actor): Promise<ReviewedCall[]> =>
  snapshotAs(actor, async (reader) => {
    const reviews = await selectReviews(reader);
    return reviews.map(({ service, callee, row: { rules, reviewedAt } }) => ({
      service,
      callee,
      rules,
      reviewedAt,
    }));
  });
