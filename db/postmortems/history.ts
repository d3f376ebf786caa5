import { and, desc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { changeInTurn } from "../store/change-in-turn";
import { read, type Db } from "../store/client";
import { textOf, versionConflict } from "./versions";
import { getPostmortem, unpublishedForChange } from "./postmortems";
import { storeText } from "./save";
import { postmortemVersions } from "../schema/postmortems";

export type PostmortemVersion = typeof postmortemVersions.$inferSelect;

/** What was saved, the newest first. */
export async function listPostmortemVersions(
  actor: Actor,
  id: number,
): Promise<PostmortemVersion[]> {
  await getPostmortem(actor, id);
  return read()
    .select()
    .from(postmortemVersions)
    .where(eq(postmortemVersions.postmortemId, id))
    .orderBy(desc(postmortemVersions.version));
}

/**
 * Throws not-found, also where the actor may not read it, and for a save that was folded into a
 * later one.
 */
export async function getPostmortemVersion(
  actor: Actor,
  id: number,
  version: number,
): Promise<PostmortemVersion> {
  await getPostmortem(actor, id);
  return versionOf(read(), id, version);
}

async function versionOf(db: Db, id: number, version: number): Promise<PostmortemVersion> {
  const [found] = await db
    .select()
    .from(postmortemVersions)
    .where(and(eq(postmortemVersions.postmortemId, id), eq(postmortemVersions.version, version)));
  if (!found) throw new AppError("not-found", "There is no such version of this postmortem.");
  return found;
}

/**
 * Saves the text of an earlier version as the next one; `current`, which is what stood there when
 * it was asked for, must still be the newest.
 */
export async function restorePostmortemVersion(
  actor: Actor,
  id: number,
  { version, current }: { version: number; current: number },
  now: Date,
): Promise<void> {
  await changeInTurn(async (tx) => {
    const before = await unpublishedForChange(tx, actor, id);
    const text = textOf(await versionOf(tx, id, version));
    if (current !== before.version)
      throw await versionConflict(tx, id, current, before, "Look at it before you replace it.");
    await storeText(tx, actor, before, { text, restored: version }, now);
  });
}
