import { and, asc, desc, eq, or } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import type { Incident } from "./incident";
import { readingIn, snapshotAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { incidentLinks, incidents } from "../schema/incidents";
import { oneOf } from "../store/key-rows";
import { findIncident, selectIncidents, withTeams } from "./internal/rows";
import { changeIncident } from "./internal/change";
import { insertEntry } from "./internal/state";
import { pairOf } from "./internal/pair";

/** The incidents that belong with this one and that the actor may read, the newest first. */
export const listRelated = (actor: Actor, number: number): Promise<Incident[]> =>
  snapshotAs(actor, async (reader) => {
    const links = await linkRows(reader, { number });
    if (links.length === 0) return [];
    const others = links.map(({ lowId, highId }) => (lowId === number ? highId : lowId));
    const related = selectIncidents(reader)
      .where(oneOf(incidents.id, others))
      .orderBy(desc(incidents.startedAt), asc(incidents.id));
    return withTeams(reader, await related);
  });

const linkRows = repeated((reader, { number }: Given<{ number: number }>) =>
  reader
    .select()
    .from(incidentLinks)
    .where(or(eq(incidentLinks.lowId, number), eq(incidentLinks.highId, number))),
);

/** Says that two incidents belong together; saying it twice changes nothing. */
export const linkIncidents = (
  actor: Actor,
  number: number,
  other: number,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const found = other === number ? null : await findIncident(readingIn(change.tx, actor), other);
    if (!found) {
      const message =
        other === number
          ? "An incident does not relate to itself."
          : "This incident doesn’t exist, or you don’t have access.";
      throw new AppError("invalid", message, [{ path: "other", message }]);
    }
    const made = await change.tx
      .insert(incidentLinks)
      .values(pairOf(number, other))
      .onConflictDoNothing()
      .returning();
    if (made.length > 0)
      await insertEntry(change, {
        at: now,
        data: { kind: "related", incident: other, removed: false },
      });
    return { action: "link", after: { other } };
  });

export const unlinkIncidents = (
  actor: Actor,
  number: number,
  other: number,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const { lowId, highId } = pairOf(number, other);
    const gone = await change.tx
      .delete(incidentLinks)
      .where(and(eq(incidentLinks.lowId, lowId), eq(incidentLinks.highId, highId)))
      .returning();
    if (gone.length > 0)
      await insertEntry(change, {
        at: now,
        data: { kind: "related", incident: other, removed: true },
      });
    return { action: "unlink", before: { other } };
  });
