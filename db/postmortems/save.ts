import { type PostmortemText, changedFields } from "@/lib/postmortem/template";
import type { SaveStart } from "@/lib/postmortem/schema";
import { mergeText } from "@/lib/postmortem/merge";
import type { Actor } from "../access/actor";
import { serialWrite } from "../store/serial-write";
import { fieldConflict, versionConflict } from "./internal/versions";
import { storeText } from "./internal/store-text";
import { unpublishedForChange } from "./internal/change";

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
  return serialWrite(async (tx) => {
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
