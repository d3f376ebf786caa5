import { eq } from "drizzle-orm";
import type { CallReview } from "@/lib/reliability/call-review/call-review";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { dependencies } from "../schema/dependencies";
import { getServiceAs } from "../services/internal/change";
import { selectReviews } from "./internal/reviews";
import { noReview } from "./internal/write-review";
import { getDependency } from "./find";

export type StoredReview = CallReview & { reviewedBy: string; reviewedAt: Date };

/** The last review of the call's code; null where there is none, also for a call that is hidden. */
export const findCallReview = (
  actor: Actor,
  service: string,
  callee: string,
): Promise<StoredReview | null> =>
  snapshotAs(actor, async (reader) => {
    const caller = await getServiceAs(reader, service);
    const reviews = await selectReviews(reader, eq(dependencies.callerId, caller.id));
    const found = reviews.find((review) => review.callee === callee);
    if (!found) return null;
    const { rules, paths, unread, reviewedBy, reviewedAt } = found.row;
    return { rules, paths, unread, reviewedBy, reviewedAt };
  });

/** Throws not-found where there is none, and where the actor may not see the call. */
export async function getCallReview(
  actor: Actor,
  service: string,
  callee: string,
): Promise<StoredReview> {
  await getDependency(actor, service, callee);
  const found = await findCallReview(actor, service, callee);
  if (!found) throw noReview(service, callee);
  return found;
}
