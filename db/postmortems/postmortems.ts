import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { IncidentTimes } from "@/lib/incident/times";
import { PUBLISHED_STANDS, type PostmortemStatus } from "@/lib/postmortem/moves";
import { assertCan, can, type Actor } from "../access/actor";
import { snapshot, type Db } from "../store/client";
import { canInIncident, findIncident, type Incident } from "../incidents/incidents";
import { teams } from "../schema/people";
import { postmortems } from "../schema/postmortems";
import type { Team } from "../people/teams";

export type Postmortem = typeof postmortems.$inferSelect & {
  team: Team;
  incident: Incident | null;
};

const notFound = () =>
  new AppError("not-found", "This postmortem doesn’t exist, or you don’t have access.");

/** Whoever may read or respond in the team that owns it, or in its incident, may do so here. */
export const canInPostmortem = (
  actor: Actor,
  permission: "read" | "respond",
  { team, incident }: Pick<Postmortem, "team" | "incident">,
): boolean =>
  can(actor, permission, team) || (incident !== null && canInIncident(actor, permission, incident));

/** Throws not-found, also where the actor may not read it. */
export const getPostmortem = (actor: Actor, id: number): Promise<Postmortem> =>
  snapshot((db) => readablePostmortem(db, actor, id));

/** For other files of `db/`: as `getPostmortem`, inside a change. */
export async function readablePostmortem(db: Db, actor: Actor, id: number): Promise<Postmortem> {
  const postmortem = await findPostmortem(db, id);
  if (!postmortem || !canInPostmortem(actor, "read", postmortem)) throw notFound();
  return postmortem;
}

/**
 * For other files of `db/`: the postmortem, for a change; deleting is for managers of the team that
 * owns it.
 */
export async function postmortemForChange(
  tx: Db,
  actor: Actor,
  id: number,
  permission: "respond" | "manage" = "respond",
): Promise<Postmortem> {
  const postmortem = await readablePostmortem(tx, actor, id);
  if (permission === "manage" || !canInPostmortem(actor, "respond", postmortem))
    assertCan(actor, permission, postmortem.team);
  return postmortem;
}

/**
 * For other files of `db/`: as `postmortemForChange`, of what stands still while it is published.
 */
export async function unpublishedForChange(tx: Db, actor: Actor, id: number): Promise<Postmortem> {
  const postmortem = await postmortemForChange(tx, actor, id);
  assertUnpublished(postmortem);
  return postmortem;
}

/** For other files of `db/`. */
export function assertUnpublished({ status }: Pick<Postmortem, "status">): void {
  if (status === "published") throw new AppError("conflict", PUBLISHED_STANDS);
}

/** For other files of `db/`: no permission is asked here. */
async function findPostmortem(db: Db, id: number): Promise<Postmortem | null> {
  const [row] = await db
    .select({ postmortem: postmortems, team: teams })
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .where(eq(postmortems.id, id));
  return row
    ? {
        ...row.postmortem,
        team: row.team,
        incident:
          row.postmortem.incidentId === null
            ? null
            : await findIncident(db, row.postmortem.incidentId),
      }
    : null;
}

/** The postmortem of an incident, where it has one that the actor may read. */
export async function findPostmortemOf(
  actor: Actor,
  incident: number,
): Promise<{ id: number; status: PostmortemStatus } | null> {
  const postmortem = await snapshot(async (db) => {
    const [row] = await db
      .select({ id: postmortems.id })
      .from(postmortems)
      .where(eq(postmortems.incidentId, incident));
    return row ? findPostmortem(db, row.id) : null;
  });
  return postmortem && canInPostmortem(actor, "read", postmortem) ? postmortem : null;
}

/** An incident's times in epoch milliseconds. */
export const timesOf = (incident: Pick<Incident, keyof IncidentTimes>): IncidentTimes => ({
  startedAt: incident.startedAt.getTime(),
  detectedAt: incident.detectedAt?.getTime() ?? null,
  acknowledgedAt: incident.acknowledgedAt?.getTime() ?? null,
  mitigatedAt: incident.mitigatedAt?.getTime() ?? null,
  resolvedAt: incident.resolvedAt?.getTime() ?? null,
});
