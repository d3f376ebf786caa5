import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { assertHeard, peopleOf, reviewOf } from "./internal/review";
import { serialWrite } from "../store/serial-write";
import { postmortemReviewers } from "../schema/postmortems";
import { recordAudit } from "../store/audit";
import { unpublishedForChange } from "./internal/change";

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
  await serialWrite(async (tx) => {
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
  await serialWrite(async (tx) => {
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
