import { desc, eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import type { Incident } from "./incident";
import { becomeDuplicate, stopBeingDuplicate } from "./internal/duplicate";
import { changeIncident } from "./internal/change";
import { incidents } from "../schema/incidents";

/** Cancels an incident because `other` is the one that is worked on; for whoever may work both. */
export const markDuplicate = (
  actor: Actor,
  number: number,
  other: number,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, (change) => becomeDuplicate(change, other));

/** Takes that back: the incident is what it was before, to the times. */
export const unmarkDuplicate = (actor: Actor, number: number, now: Date): Promise<Incident> =>
  changeIncident(actor, number, now, stopBeingDuplicate);

/** The duplicates of an incident that the actor may read, the newest first. */
export const listDuplicates = (actor: Actor, number: number) =>
  duplicateRows(readAs(actor), { number });

const duplicateRows = repeated((reader, { number }: Given<{ number: number }>) =>
  reader
    .select({ id: incidents.id, title: incidents.title })
    .from(incidents)
    .where(eq(incidents.duplicateOfId, number))
    .orderBy(desc(incidents.id)),
);
