import { demoReviews } from "@/lib/demo/call-reviews";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { dependencyReviews } from "../../schema/dependencies";
import type { Db } from "../../store/engine";

/** What reviews found in the code of the demo's calls. `ids`: of its calls. */
export async function insertDemoReviews(
  tx: Db,
  actor: Actor,
  ids: ReadonlyMap<string, number>,
  anchorMinute: number,
): Promise<void> {
  const { id: reviewedById, name: reviewedBy } = authorOf(actor);
  for (const { caller, callee, review, reviewedAt } of demoReviews(anchorMinute)) {
    const dependencyId = ids.get(`${caller}/${callee}`);
    if (dependencyId === undefined) throw new Error(`the demo has no call to "${callee}"`);
    await tx.insert(dependencyReviews).values({
      dependencyId,
      rules: [...review.rules],
      paths: [...review.paths],
      unread: [...review.unread],
      reviewedById,
      reviewedBy,
      reviewedAt: new Date(reviewedAt),
    });
  }
}
