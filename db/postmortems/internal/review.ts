import { and, asc, eq, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { memberships, users } from "../../schema/people";
import { type Actor, can } from "../../access/actor";
import type { Postmortem } from "../postmortem";
import { reviewersOf } from "./reviewers";
import { postmortemReviewers } from "../../schema/postmortems";

/** The people of a team, by name. */
export const peopleOf = (db: Db, teamId: number): Promise<{ userId: number; name: string }[]> =>
  db
    .select({ userId: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.teamId, teamId), isNull(users.deactivatedAt)))
    .orderBy(asc(users.name), asc(users.id));

/** Wanted changes are not put aside before the text was changed, but by a manager. */
export async function assertHeard(
  tx: Db,
  actor: Actor,
  { id, team }: Postmortem,
  userId: number,
): Promise<void> {
  const review = (await reviewersOf(readingIn(tx, actor), id)).find(
    (each) => each.userId === userId,
  );
  if (review?.verdict !== "changes" || review.outdated || can(actor, "manage", team)) return;
  throw new AppError(
    "conflict",
    `${review.name} wants changes of the text as it is now. Change it first; only a manager may go on without.`,
  );
}

export async function wasAsked(tx: Db, actor: Actor, id: number): Promise<boolean> {
  if (actor.kind !== "user") return false;
  const rows = await tx
    .select({ userId: postmortemReviewers.userId })
    .from(postmortemReviewers)
    .where(reviewOf(id, actor.userId));
  return rows.length > 0;
}

export const reviewOf = (id: number, userId: number) =>
  and(eq(postmortemReviewers.postmortemId, id), eq(postmortemReviewers.userId, userId));
