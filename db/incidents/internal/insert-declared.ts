import { type Holder, ROLES, type IncidentRole } from "@/lib/incident/entry";
import type { IncidentInput } from "@/lib/incident/schema";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import type { KeyTimeSource } from "@/lib/incident/times";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { incidentServices, incidents } from "../../schema/incidents";
import type { Service } from "../../services/service";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import { holderOf } from "./holder";
import { insertEntry, insertKeyTime, refreshIncident, type NumberedChange } from "./state";

export type Declaration = {
  /** Takes command with the declaration. */
  commander?: Holder | null;
  /** Who says when it was detected, where that is given. */
  detectedBy?: KeyTimeSource;
};

/**
 * Writes an incident with its first entries, its times and its audit row, in a transaction that is
 * open, and answers with its number. The first of the services says which team is in charge.
 */
export async function insertDeclared(
  tx: Db,
  actor: Actor,
  input: IncidentInput,
  affected: readonly [Service, ...Service[]],
  now: Date,
  declaration: Declaration = {},
): Promise<number> {
  const [first] = affected;
  const startedAt = startOf(input, now);
  const id = await insertIncident(tx, actor, input, { teamId: first.teamId, startedAt, now });
  await tx
    .insert(incidentServices)
    .values(affected.map((service) => ({ incidentId: id, serviceId: service.id })));
  const change = { tx, actor, incident: { id }, now };
  const data = { kind: "declared", severity: input.severity } as const;
  await insertEntry(change, { at: now, data, source: declaredBy(actor) });
  await insertTimes(change, input, startedAt, declaration);
  await insertRoles(
    change,
    input,
    declaration,
    concernedTeams({ team: first.team, services: affected }),
  );
  if (input.resolvedAt !== undefined)
    await insertEntry(change, {
      at: new Date(input.resolvedAt),
      data: { kind: "status", to: "resolved" },
      source: "import",
    });
  await refreshIncident(tx, id, now);
  await recordAudit(tx, actor, {
    action: "incident.declare",
    subject: `incident:${id}`,
    teamId: first.teamId,
    after: input,
    at: now,
  });
  return id;
}

/** Burnline declares what a rule says about an alert, and nothing else. */
const declaredBy = (actor: Actor): KeyTimeSource => (actor.kind === "system" ? "alert" : "human");

async function insertRoles(
  change: NumberedChange,
  input: IncidentInput,
  declaration: Declaration,
  teams: Service["team"][],
): Promise<void> {
  for (const role of ROLES) {
    const holder = await namedHolder(change.tx, role, input, declaration, teams);
    if (holder)
      await insertEntry(change, { at: change.now, data: { kind: "role", role, to: holder } });
  }
}

function startOf({ startedAt, detectedAt, resolvedAt }: IncidentInput, now: Date): Date {
  return new Date(
    startedAt ?? Math.min(now.getTime(), detectedAt ?? Infinity, resolvedAt ?? Infinity),
  );
}

async function insertIncident(
  tx: Db,
  actor: Actor,
  { title, summary, severity }: IncidentInput,
  { teamId, startedAt, now }: { teamId: number; startedAt: Date; now: Date },
): Promise<number> {
  const author = authorOf(actor);
  const [row] = await tx
    .insert(incidents)
    .values({
      teamId,
      title,
      summary,
      severity,
      status: "investigating",
      startedAt,
      roles: {},
      declaredAt: now,
      declaredById: author.id,
      declaredBy: author.name,
      demo: false,
      version: 1,
      revision: 0,
      updatedAt: now,
    })
    .returning({ id: incidents.id });
  if (!row) throw new Error("insert returned no incident");
  return row.id;
}

async function insertTimes(
  change: NumberedChange,
  { detectedAt, acknowledgedAt, mitigatedAt, resolvedAt }: IncidentInput,
  startedAt: Date,
  { detectedBy }: Declaration,
): Promise<void> {
  const isPast = resolvedAt !== undefined;
  const source = isPast ? "import" : declaredBy(change.actor);
  await insertKeyTime(change, "started", startedAt, source);
  // Someone who declares an incident has just noticed it; of a past one nobody knows when that was.
  if (detectedAt !== undefined)
    await insertKeyTime(change, "detected", new Date(detectedAt), detectedBy ?? source);
  else if (!isPast) {
    const noticedAt = Math.max(change.now.getTime(), startedAt.getTime());
    await insertKeyTime(change, "detected", new Date(noticedAt), "human");
  }
  if (acknowledgedAt !== undefined)
    await insertKeyTime(change, "acknowledged", new Date(acknowledgedAt), source);
  if (mitigatedAt !== undefined)
    await insertKeyTime(change, "mitigated", new Date(mitigatedAt), source);
}

async function namedHolder(
  tx: Db,
  role: IncidentRole,
  { roles }: IncidentInput,
  { commander }: Declaration,
  teams: Service["team"][],
): Promise<Holder | null> {
  const email = roles?.[role];
  if (email) return holderOf(tx, role, email, teams);
  return role === "commander" ? (commander ?? null) : null;
}
