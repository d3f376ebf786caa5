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
    // A service goes before something external of the same name.
    const byCall = new Map<string, ReviewedCall>();
    for (const { service, callee, row } of reviews.sort(
      (a, b) => Number(a.isService) - Number(b.isService),
    )) {
      const { rules, reviewedAt } = row;
      byCall.set(`${service}/${callee}`, { service, callee, rules, reviewedAt });
    }
    return [...byCall.values()];
  });
