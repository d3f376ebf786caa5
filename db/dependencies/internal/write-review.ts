import { eq } from "drizzle-orm";
import { type CallReview, foundBy } from "@/lib/reliability/call-review/call-review";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { dependencyReviews } from "../../schema/dependencies";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import { subjectOf } from "./record-change";
import type { Call, Row } from "./write";

type Registered = { call: Call; row: Row };

/** It takes the place of the call's last review. */
export async function replaceReview(
  tx: Db,
  actor: Actor,
  { call, row }: Registered,
  review: CallReview,
  now: Date,
): Promise<void> {
  const { id: reviewedById, name: reviewedBy } = authorOf(actor);
  const values = {
    rules: [...review.rules],
    paths: [...review.paths],
    unread: [...review.unread],
    reviewedById,
    reviewedBy,
    reviewedAt: now,
  };
  await tx
    .insert(dependencyReviews)
    .values({ dependencyId: row.id, ...values })
    .onConflictDoUpdate({ target: dependencyReviews.dependencyId, set: values });
  await recordAudit(tx, actor, {
    action: "dependency.review",
    subject: subjectOf(call),
    teamId: call.caller.teamId,
    after: {
      files: review.paths.length,
      found: Object.fromEntries(foundBy(review).map(({ rule, total }) => [rule, total])),
    },
    at: now,
  });
}

/** Throws not-found where there is none. */
export async function removeReview(
  tx: Db,
  actor: Actor,
  { call, row }: Registered,
  now: Date,
): Promise<void> {
  const gone = await tx
    .delete(dependencyReviews)
    .where(eq(dependencyReviews.dependencyId, row.id))
    .returning({ id: dependencyReviews.id });
  if (gone.length === 0) throw noReview(call.caller.slug, call.callee.name);
  await recordAudit(tx, actor, {
    action: "dependency.remove-review",
    subject: subjectOf(call),
    teamId: call.caller.teamId,
    at: now,
  });
}

export const noReview = (service: string, callee: string): AppError =>
  new AppError("not-found", `No code review of the calls from ${service} to ${callee} is saved.`);
