import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Actor, UserActor } from "../access/actor";
import { type Reviewer, reviewersOf } from "./internal/reviewers";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { assertPostmortem } from "./internal/rows";
import { memberships, users } from "../schema/people";
import { postmortemReviewers, postmortems } from "../schema/postmortems";

export async function listReviewers(actor: Actor, id: number): Promise<Reviewer[]> {
  await assertPostmortem(readAs(actor), id);
  return reviewersOf(readAs(actor), id);
}

export type WaitingReview = { id: number; title: string; createdBy: string; askedAt: Date };

/**
 * Postmortems whose review this person was asked for and has not answered, or was asked for again,
 * the longest waiting first, and how many there are; only one in review waits for someone.
 */
export async function listWaitingReviews(
  actor: UserActor,
  limit: number,
): Promise<{ items: WaitingReview[]; total: number }> {
  const rows = await waitingRows(readAs(actor), { userId: actor.userId, limit });
  return { items: rows.map(({ total: _total, ...review }) => review), total: rows[0]?.total ?? 0 };
}

const waitingRows = repeated(
  (reader, { userId, limit }: Given<{ userId: number; limit: number }>) =>
    reader
      .select({
        id: postmortems.id,
        title: postmortems.title,
        createdBy: postmortems.createdBy,
        askedAt: postmortemReviewers.askedAt,
        total: sql`count(*) over ()`.mapWith(Number),
      })
      .from(postmortems)
      .innerJoin(postmortemReviewers, eq(postmortemReviewers.postmortemId, postmortems.id))
      .where(
        and(
          eq(postmortemReviewers.userId, userId),
          eq(postmortemReviewers.verdict, "asked"),
          eq(postmortems.status, "in-review"),
        ),
      )
      .orderBy(asc(postmortemReviewers.askedAt), asc(postmortems.id))
      .limit(limit),
);

/**
 * The people of the team that owns it, by name: who can be asked for a review or own an action
 * item.
 */
export async function listPostmortemPeople(
  actor: Actor,
  id: number,
): Promise<{ userId: number; name: string }[]> {
  await assertPostmortem(readAs(actor), id);
  return readAs(actor)
    .select({ userId: users.id, name: users.name })
    .from(postmortems)
    .innerJoin(memberships, eq(memberships.teamId, postmortems.teamId))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(postmortems.id, id), isNull(users.deactivatedAt)))
    .orderBy(asc(users.name), asc(users.id));
}
