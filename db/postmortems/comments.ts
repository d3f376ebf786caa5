import { and, asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { readAs, readingIn } from "../access/reader";
import { recordAudit } from "../store/audit";
import { authorOf } from "../access/author";
import { serialWrite } from "../store/serial-write";
import { postmortemForChange } from "./internal/change";
import { assertPostmortem, selectPostmortem } from "./internal/rows";
import { postmortemComments } from "../schema/postmortems";
import { wasAsked } from "./internal/review";

export type Comment = typeof postmortemComments.$inferSelect;

export async function listComments(actor: Actor, id: number): Promise<Comment[]> {
  await assertPostmortem(readAs(actor), id);
  return readAs(actor)
    .select()
    .from(postmortemComments)
    .where(eq(postmortemComments.postmortemId, id))
    .orderBy(asc(postmortemComments.at), asc(postmortemComments.id));
}

/** Also by those who were asked for a review, whatever else they may do here. */
export async function addComment(actor: Actor, id: number, text: string, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const { teamId } = (await wasAsked(tx, actor, id))
      ? await selectPostmortem(readingIn(tx, actor), id)
      : await postmortemForChange(tx, actor, id);
    const author = authorOf(actor);
    await tx
      .insert(postmortemComments)
      .values({ postmortemId: id, authorId: author.id, author: author.name, text, at: now });
    await recordAudit(tx, actor, {
      action: "postmortem.comment",
      subject: `postmortem:${id}`,
      teamId,
      after: { text },
      at: now,
    });
  });
}

/** Says that a comment has been dealt with, or that it has not. */
export async function resolveComment(
  actor: Actor,
  id: number,
  comment: number,
  resolved: boolean,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const { teamId } = await postmortemForChange(tx, actor, id);
    const set = resolved
      ? { resolvedAt: now, resolvedBy: authorOf(actor).name }
      : { resolvedAt: null, resolvedBy: null };
    const changed = await tx
      .update(postmortemComments)
      .set(set)
      .where(and(eq(postmortemComments.id, comment), eq(postmortemComments.postmortemId, id)))
      .returning();
    if (changed.length === 0) throw new AppError("not-found", "There is no such comment here.");
    await recordAudit(tx, actor, {
      action: resolved ? "postmortem.resolve-comment" : "postmortem.reopen-comment",
      subject: `postmortem:${id}`,
      teamId,
      after: { comment },
      at: now,
    });
  });
}
