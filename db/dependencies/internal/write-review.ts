import { eq } from "drizzle-orm";
import { type CallReview, foundBy } from "@/lib/reliability/call-review/call-review";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { readingIn } from "../../access/reader";
import { dependencyReviews } from "../../schema/dependencies";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import { calleeNamed } from "./callee";
import { noDependency } from "./find";
import { subjectOf } from "./record-change";
import { type Call, type Caller, findRow } from "./write";

type Registered = { call: Call; dependencyId: number };

/** Throws not-found for a call that is not registered. */
export async function registeredCall(
  tx: Db,
  actor: Actor,
  caller: Caller,
  name: string,
): Promise<Registered> {
  const call = { caller, callee: await calleeNamed(readingIn(tx, actor), name) };
  const row = await findRow(tx, call);
  if (!row) throw noDependency(caller.slug, name);
  return { call, dependencyId: row.id };
}

/** It takes the place of the call's last review. */
export async function replaceReview(
  tx: Db,
  actor: Actor,
  { call, dependencyId }: Registered,
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
    .values({ dependencyId, ...values })
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
  { call, dependencyId }: Registered,
  now: Date,
): Promise<void> {
  const gone = await tx
    .delete(dependencyReviews)
    .where(eq(dependencyReviews.dependencyId, dependencyId))
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
