import { eq } from "drizzle-orm";
import { type PostmortemText, changedFields } from "@/lib/postmortem/template";
import { searchTextOf } from "@/lib/postmortem/search-words";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import type { Postmortem } from "../postmortem";
import { keepVersion, textOf } from "./versions";
import { postmortems } from "../../schema/postmortems";
import { recordAudit } from "../../store/audit";

/**
 * The text as the next version; `restored`: the version that it is
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
