import { eq } from "drizzle-orm";
import { mergeText } from "@/lib/postmortem/merge";
import type { SaveStart } from "@/lib/postmortem/schema";
import { searchTextOf } from "@/lib/postmortem/search-words";
import { changedFields, type PostmortemText } from "@/lib/postmortem/template";
import type { Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { changeInTurn } from "../store/change-in-turn";
import type { Db } from "../store/client";
import { fieldConflict, keepVersion, textOf, versionConflict } from "./versions";
import { postmortems } from "../schema/postmortems";
import { type Postmortem, unpublishedForChange } from "./postmortems";

/**
 * Saves the text as the next version; the version that it started from, when given, must still be
 * the newest. Started from fields, it takes these alone, and nobody may have changed them
 * meanwhile. Answers the version that is stored then. Throws conflict while it is published.
 */
export async function savePostmortem(
  actor: Actor,
  id: number,
  written: PostmortemText,
  start: SaveStart,
  now: Date,
): Promise<number> {
  return changeInTurn(async (tx) => {
    const before = await unpublishedForChange(tx, actor, id);
    const { text, conflicts } =
      typeof start === "object"
        ? mergeText(before, written, start.bases)
        : { text: written, conflicts: [] };
    if (typeof start === "object" && !start.over && conflicts.length > 0)
      throw await fieldConflict(tx, id, conflicts);
    if (
      typeof start === "number" &&
      start !== before.version &&
      changedFields(before, text).length > 0
    )
      throw await versionConflict(tx, id, start, before);
    return storeText(tx, actor, before, { text }, now);
  });
}

/**
 * For other files of `db/`: the text as the next version; `restored`: the version that it is
 * brought back from. Answers the version that is stored then.
 */
export async function storeText(
  tx: Db,
  actor: Actor,
  before: Postmortem,
  { text, restored }: { text: PostmortemText; restored?: number },
  now: Date,
): Promise<number> {
  const { id, teamId } = before;
  const changed = changedFields(before, text);
  if (changed.length === 0) return before.version;
  const version = before.version + 1;
  await tx
    .update(postmortems)
    .set({ ...textOf(text), searchText: searchTextOf(text), version, updatedAt: now })
    .where(eq(postmortems.id, id));
  await keepVersion(tx, actor, id, { version, text, apart: restored !== undefined }, now);
  await recordAudit(tx, actor, {
    action: "postmortem.save",
    subject: `postmortem:${id}`,
    teamId,
    before: { version: before.version },
    after: { version, changed, ...(restored === undefined ? {} : { restored }) },
    at: now,
  });
  return version;
}
