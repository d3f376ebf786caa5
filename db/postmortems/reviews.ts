import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Verdict } from "@/lib/postmortem/review";
import { can, type Actor, type UserActor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { changeInTurn } from "../store/change-in-turn";
import { read, type Db } from "../store/client";
import { reviewersOf, type Reviewer } from "./reviewers";
import { settleVersion, versionConflict } from "./versions";
import {
  assertUnpublished,
  getPostmortem,
  readablePostmortem,
  unpublishedForChange,
  type Postmortem,
} from "./postmortems";
import { readableBy } from "../access/readable";
import { incidents } from "../schema/incidents";
import { memberships, users } from "../schema/people";
import { postmortemReviewers, postmortems } from "../schema/postmortems";

export async function listReviewers(actor: Actor, id: number): Promise<Reviewer[]> {
  await getPostmortem(actor, id);
  return reviewersOf(read(), id);
}

export type WaitingReview = { id: number; title: string; createdBy: string; askedAt: Date };

/**
 * Postmortems whose review this person was asked for and has not answered, or was asked for anew,
 * the longest waiting first, and how many there are; only one in review waits for someone.
 */
export async function listWaitingReviews(
  actor: UserActor,
  limit: number,
): Promise<{ items: WaitingReview[]; total: number }> {
  const rows = await read()
    .select({
      id: postmortems.id,
      title: postmortems.title,
      createdBy: postmortems.createdBy,
      askedAt: postmortemReviewers.askedAt,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(postmortemReviewers)
    .innerJoin(postmortems, eq(postmortems.id, postmortemReviewers.postmortemId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(
      and(
        eq(postmortemReviewers.userId, actor.userId),
        eq(postmortemReviewers.verdict, "asked"),
        eq(postmortems.status, "in-review"),
        (await readableBy(actor)).postmortem,
      ),
    )
    .orderBy(asc(postmortemReviewers.askedAt), asc(postmortems.id))
    .limit(limit);
  return { items: rows.map(({ total: _total, ...review }) => review), total: rows[0]?.total ?? 0 };
}

/**
 * The people of the team that owns it, by name: who can be asked for a review or own an action
 * item.
 */
export async function listPostmortemPeople(
  actor: Actor,
  id: number,
): Promise<{ userId: number; name: string }[]> {
  const { teamId } = await getPostmortem(actor, id);
  return peopleOf(read(), teamId);
}

/** For other files of `db/`: no permission is asked here. */
export const peopleOf = (db: Db, teamId: number): Promise<{ userId: number; name: string }[]> =>
  db
    .select({ userId: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.teamId, teamId), isNull(users.deactivatedAt)))
    .orderBy(asc(users.name), asc(users.id));

/**
 * Asks someone of the team, or whoever was asked before, for a review; asked again, their earlier
 * answer no longer counts.
 */
export async function askForReview(
  actor: Actor,
  id: number,
  userId: number,
  now: Date,
): Promise<void> {
  await changeInTurn(async (tx) => {
    const postmortem = await unpublishedForChange(tx, actor, id);
    const { teamId } = postmortem;
    await assertHeard(tx, actor, postmortem, userId);
    const people = await peopleOf(tx, teamId);
    const before = await tx
      .select({ userId: postmortemReviewers.userId })
      .from(postmortemReviewers)
      .where(reviewOf(id, userId));
    if (before.length === 0 && !people.some((person) => person.userId === userId))
      throw new AppError("invalid", "Choose someone in the team.", [
        { path: "reviewer", message: "Choose someone in the team." },
      ]);
    const asked = {
      verdict: "asked" as const,
      askedAt: now,
      answeredAt: null,
      answeredVersion: null,
    };
    await tx
      .insert(postmortemReviewers)
      .values({ postmortemId: id, userId, ...asked })
      .onConflictDoUpdate({
        target: [postmortemReviewers.postmortemId, postmortemReviewers.userId],
        set: asked,
      });
    await recordAudit(tx, actor, {
      action: "postmortem.ask-review",
      subject: `postmortem:${id}`,
      teamId,
      after: { reviewer: userId },
      at: now,
    });
  });
}

export async function withdrawReview(
  actor: Actor,
  id: number,
  userId: number,
  now: Date,
): Promise<void> {
  await changeInTurn(async (tx) => {
    const postmortem = await unpublishedForChange(tx, actor, id);
    const { teamId } = postmortem;
    await assertHeard(tx, actor, postmortem, userId);
    const gone = await tx.delete(postmortemReviewers).where(reviewOf(id, userId)).returning();
    if (gone.length === 0)
      throw new AppError("not-found", "This person wasn’t asked for a review.");
    await recordAudit(tx, actor, {
      action: "postmortem.withdraw-review",
      subject: `postmortem:${id}`,
      teamId,
      before: { reviewer: userId },
      at: now,
    });
  });
}

/** Wanted changes are not put aside before the text was changed, but by a manager. */
async function assertHeard(
  tx: Db,
  actor: Actor,
  { id, team }: Postmortem,
  userId: number,
): Promise<void> {
  const review = (await reviewersOf(tx, id)).find((each) => each.userId === userId);
  if (review?.verdict !== "changes" || review.outdated || can(actor, "manage", team)) return;
  throw new AppError(
    "conflict",
    `${review.name} wants changes of the text as it is now. Change it first; only a manager may go on without.`,
  );
}

/**
 * The answer of someone who was asked, whatever else they may do here; the version that they have
 * read, when given, must still be the newest to be approved.
 */
export async function giveVerdict(
  actor: Actor,
  id: number,
  verdict: Exclude<Verdict, "asked">,
  now: Date,
  version?: number,
): Promise<void> {
  await changeInTurn(async (tx) => {
    const postmortem = await readablePostmortem(tx, actor, id);
    assertUnpublished(postmortem);
    if (actor.kind !== "user" || !(await wasAsked(tx, actor, id)))
      throw new AppError("forbidden", "You weren’t asked to review this postmortem.");
    if (postmortem.status !== "in-review")
      throw new AppError(
        "conflict",
        "Its review has not been started yet: the text is still being written.",
      );
    if (verdict === "approved" && version !== undefined && version !== postmortem.version)
      throw await versionConflict(
        tx,
        id,
        version,
        postmortem,
        "Read it again before you approve it.",
      );
    await tx
      .update(postmortemReviewers)
      .set({ verdict, answeredAt: now, answeredVersion: postmortem.version })
      .where(reviewOf(id, actor.userId));
    if (verdict === "approved") await settleVersion(tx, id, postmortem.version);
    await recordAudit(tx, actor, {
      action: "postmortem.review",
      subject: `postmortem:${id}`,
      teamId: postmortem.teamId,
      after: { verdict, version: postmortem.version },
      at: now,
    });
  });
}

export async function wasAsked(tx: Db, actor: Actor, id: number): Promise<boolean> {
  if (actor.kind !== "user") return false;
  const rows = await tx
    .select({ userId: postmortemReviewers.userId })
    .from(postmortemReviewers)
    .where(reviewOf(id, actor.userId));
  return rows.length > 0;
}

const reviewOf = (id: number, userId: number) =>
  and(eq(postmortemReviewers.postmortemId, id), eq(postmortemReviewers.userId, userId));
