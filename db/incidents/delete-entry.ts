import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import type { Incident } from "./incident";
import { assertMayReword, entryOf, isWritten } from "./internal/entry";
import { changeIncident } from "./internal/change";
import { incidentEntries } from "../schema/incidents";

/**
 * Takes a note, update or alert out of the timeline; changes of status and roles stay, because the
 * record follows from them.
 */
export const deleteEntry = (
  actor: Actor,
  number: number,
  entryId: number,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const entry = await entryOf(readingIn(change.tx, actor), number, entryId);
    if (!isWritten(entry.data.kind))
      throw new AppError(
        "invalid",
        "What the incident's state follows from cannot be deleted. Move it in time, or change the state again.",
      );
    assertMayReword(change, entry);
    await change.tx
      .update(incidentEntries)
      .set({ deletedAt: now })
      .where(eq(incidentEntries.id, entryId));
    return {
      action: "delete-entry",
      before: { id: entryId, at: entry.at, kind: entry.data.kind, text: entry.text },
    };
  });
