import type { EntryInput } from "@/lib/incident/schema";
import type { KeyTimeSource } from "@/lib/incident/times";
import type { Actor } from "../access/actor";
import type { Incident } from "./incident";
import { assertPast } from "./internal/entry";
import { changeIncident } from "./internal/change";
import { insertEntry } from "./internal/state";

/** Writes a line into the timeline, now or at a time that has been. */
export async function addEntry(
  actor: Actor,
  number: number,
  { at, kind, text }: EntryInput,
  now: Date,
  source: KeyTimeSource = "human",
): Promise<{ incident: Incident; entryId: number }> {
  let entryId = 0;
  const incident = await changeIncident(actor, number, now, async (change) => {
    assertPast(at ?? now.getTime(), now);
    entryId = await insertEntry(change, { at: new Date(at ?? now), data: { kind }, text, source });
    return { action: "add-entry", after: { id: entryId, kind, at, text } };
  });
  return { incident, entryId };
}
