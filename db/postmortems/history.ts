import { and, desc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { assertPostmortem } from "./internal/rows";
import { serialWrite } from "../store/serial-write";
import { textOf, versionConflict } from "./internal/versions";
import { unpublishedForChange } from "./internal/change";
import { storeText } from "./internal/store-text";
import { postmortemVersions } from "../schema/postmortems";

export type PostmortemVersion = typeof postmortemVersions.$inferSelect;

/** What was saved, the newest first. */
export async function listPostmortemVersions(
  actor: Actor,
  id: number,
): Promise<PostmortemVersion[]> {
  await assertPostmortem(readAs(actor), id);
  return readAs(actor)
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
  await assertPostmortem(readAs(actor), id);
  return versionOf(readAs(actor), id, version);
}

async function versionOf(reader: Reader, id: number, version: number): Promise<PostmortemVersion> {
  const [found] = await reader
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
  await serialWrite(async (tx) => {
    const before = await unpublishedForChange(tx, actor, id);
    const text = textOf(await versionOf(readingIn(tx, actor), id, version));
    if (current !== before.version)
      throw await versionConflict(tx, id, current, before, "Look at it before you replace it.");
    await storeText(tx, actor, before, { text, restored: version }, now);
  });
}
