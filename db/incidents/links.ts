import { and, asc, eq, or } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { snapshot, type Db } from "../store/client";
import { changeIncident, insertEntry } from "./state";
import { canInIncident, findIncident, withTeams, type Incident } from "./incidents";
import { incidentLinks, incidents } from "../schema/incidents";
import { oneOf } from "../store/key-rows";
import { teams } from "../schema/people";

/** The incidents that belong with this one and that the actor may read, the newest first. */
export async function listRelated(actor: Actor, number: number): Promise<Incident[]> {
  const related = await snapshot((db) => selectRelated(db, number));
  return related
    .filter((incident) => canInIncident(actor, "read", incident))
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}

async function selectRelated(db: Db, number: number): Promise<Incident[]> {
  const links = await db
    .select()
    .from(incidentLinks)
    .where(or(eq(incidentLinks.lowId, number), eq(incidentLinks.highId, number)))
    .orderBy(asc(incidentLinks.lowId));
  const others = links.map(({ lowId, highId }) => (lowId === number ? highId : lowId));
  if (others.length === 0) return [];
  const rows = await db
    .select({ incident: incidents, team: teams })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .where(oneOf(incidents.id, others));
  return withTeams(db, rows);
}

/** For other files of `db/`. */
export const pairOf = (a: number, b: number): { lowId: number; highId: number } => ({
  lowId: Math.min(a, b),
  highId: Math.max(a, b),
});

/** Says that two incidents belong together; saying it twice changes nothing. */
export const linkIncidents = (
  actor: Actor,
  number: number,
  other: number,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const found = other === number ? null : await findIncident(change.tx, other);
    if (!found || !canInIncident(actor, "read", found)) {
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
