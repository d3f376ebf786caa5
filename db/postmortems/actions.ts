import { asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ActionState } from "@/lib/postmortem/action-item";
import type { ActionChange, NewAction } from "@/lib/postmortem/schema";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { assertPostmortem } from "./internal/rows";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import type { Db } from "../store/engine";
import { doneAtOf } from "./internal/done-at";
import { ownerOf } from "./internal/owner";
import { postmortemForChange } from "./internal/change";
import type { Postmortem } from "./postmortem";
import { postmortemActions } from "../schema/postmortems";

export type StoredAction = typeof postmortemActions.$inferSelect;

export async function listActionsOf(actor: Actor, id: number): Promise<StoredAction[]> {
  await assertPostmortem(readAs(actor), id);
  return readAs(actor)
    .select()
    .from(postmortemActions)
    .where(eq(postmortemActions.postmortemId, id))
    .orderBy(asc(postmortemActions.id));
}

export async function addAction(
  actor: Actor,
  id: number,
  input: NewAction,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const { teamId } = await postmortemForChange(tx, actor, id);
    await tx.insert(postmortemActions).values({
      ...input,
      postmortemId: id,
      state: "open",
      ownerId: await ownerOf(tx, teamId, input.owner),
      createdAt: now,
      updatedAt: now,
    });
    await recordAudit(tx, actor, {
      action: "postmortem.add-action",
      subject: `postmortem:${id}`,
      teamId,
      after: input,
      at: now,
    });
  });
}

/** Replaces what it says; when it was done is when it was first said to be. */
export async function changeAction(
  actor: Actor,
  action: number,
  input: ActionChange,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const { before, postmortem } = await actionForChange(tx, actor, action);
    const ownerId =
      input.owner === before.owner
        ? before.ownerId
        : await ownerOf(tx, postmortem.teamId, input.owner);
    await tx
      .update(postmortemActions)
      .set({ ...input, ownerId, ...stateTimes(before, input.state, now) })
      .where(eq(postmortemActions.id, action));
    const { text, kind, owner, dueOn, state } = before;
    await recordAudit(tx, actor, {
      action: "postmortem.change-action",
      subject: `postmortem:${postmortem.id}`,
      teamId: postmortem.teamId,
      before: { text, kind, owner, dueOn, state },
      after: input,
      at: now,
    });
  });
}

export async function setActionState(
  actor: Actor,
  action: number,
  state: ActionState,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const { before, postmortem } = await actionForChange(tx, actor, action);
    await tx
      .update(postmortemActions)
      .set({ state, ...stateTimes(before, state, now) })
      .where(eq(postmortemActions.id, action));
    await recordAudit(tx, actor, {
      action: "postmortem.set-action-state",
      subject: `postmortem:${postmortem.id}`,
      teamId: postmortem.teamId,
      before: { action, state: before.state },
      after: { action, state },
      at: now,
    });
  });
}

export async function deleteAction(actor: Actor, action: number, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const { before, postmortem } = await actionForChange(tx, actor, action);
    await tx.delete(postmortemActions).where(eq(postmortemActions.id, action));
    await recordAudit(tx, actor, {
      action: "postmortem.delete-action",
      subject: `postmortem:${postmortem.id}`,
      teamId: postmortem.teamId,
      before: { text: before.text, state: before.state },
      at: now,
    });
  });
}

const stateTimes = (before: StoredAction, state: ActionState, now: Date) => ({
  updatedAt: now,
  doneAt: doneAtOf(before, state, now),
});

async function actionForChange(
  tx: Db,
  actor: Actor,
  action: number,
): Promise<{ before: StoredAction; postmortem: Postmortem }> {
  const [before] = await tx
    .select()
    .from(postmortemActions)
    .where(eq(postmortemActions.id, action));
  const unknown = new AppError(
    "not-found",
    "This action item doesn’t exist, or you don’t have access.",
  );
  if (!before) throw unknown;
  try {
    return { before, postmortem: await postmortemForChange(tx, actor, before.postmortemId) };
  } catch (error) {
    // The number of the postmortem would tell an action item that may not be seen from one that is
    // not there.
    throw error instanceof AppError && error.code === "not-found" ? unknown : error;
  }
}
