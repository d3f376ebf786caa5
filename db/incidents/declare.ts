import { type Holder, ROLES, type IncidentRole } from "@/lib/incident/entry";
import { AppError } from "@/lib/errors/app-error";
import type { IncidentInput } from "@/lib/incident/schema";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import { type Actor, can } from "../access/actor";
import type { Incident } from "./incident";
import { authorOf } from "../access/author";
import { serialWrite } from "../store/serial-write";
import { incidentServices, incidents } from "../schema/incidents";
import { insertEntry, insertKeyTime, refreshIncident, type NumberedChange } from "./internal/state";
import { recordAudit } from "../store/audit";
import { storedIncident } from "./internal/change";
import type { Db } from "../store/engine";
import type { Service } from "../services/service";
import { holderOf } from "./internal/holder";
import { knownServices } from "./internal/known-services";

type Options = {
  /** Takes command with the declaration. */
  commander?: Holder | null;
};

/**
 * Declares an incident; one with a time of resolution is recorded afterwards. Throws invalid
 * with the field at fault.
 */
export async function declareIncident(
  actor: Actor,
  input: IncidentInput,
  now: Date,
  options: Options = {},
): Promise<Incident> {
  return serialWrite(async (tx) => {
    const affected = await affectedServices(tx, actor, input.services);
    const [first] = affected;
    if (!first)
      throw new AppError("invalid", "Name at least one service.", [
        { path: "services", message: "Name at least one service." },
      ]);
    const startedAt = startOf(input, now);
    const id = await insertIncident(tx, actor, input, { teamId: first.teamId, startedAt, now });
    await tx
      .insert(incidentServices)
      .values(affected.map((service) => ({ incidentId: id, serviceId: service.id })));
    const change = { tx, actor, incident: { id }, now };
    await insertEntry(change, { at: now, data: { kind: "declared", severity: input.severity } });
    await insertTimes(change, input, startedAt);
    const teams = concernedTeams({ team: first.team, services: affected });
    for (const role of ROLES) {
      const holder = await namedHolder(tx, role, input, options, teams);
      if (holder) await insertEntry(change, { at: now, data: { kind: "role", role, to: holder } });
    }
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
    return storedIncident(tx, id);
  });
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
): Promise<void> {
  const isPast = resolvedAt !== undefined;
  const source = isPast ? "import" : "human";
  await insertKeyTime(change, "started", startedAt, source);
  // Someone who declares an incident has just noticed it; of a past one nobody knows when that was.
  if (detectedAt !== undefined)
    await insertKeyTime(change, "detected", new Date(detectedAt), source);
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
  { commander }: Options,
  teams: Service["team"][],
): Promise<Holder | null> {
  const email = roles?.[role];
  if (email) return holderOf(tx, role, email, teams);
  return role === "commander" ? (commander ?? null) : null;
}

/** The services behind slugs, for whoever may work incidents of at least one of their teams. */
async function affectedServices(
  tx: Db,
  actor: Actor,
  slugs: readonly string[],
): Promise<Service[]> {
  const services = await knownServices(tx, actor, slugs);
  if (services.some(({ team }) => can(actor, "respond", team))) return services;
  throw new AppError(
    "forbidden",
    "Declaring an incident needs the role responder in the team of one of its services.",
  );
}
