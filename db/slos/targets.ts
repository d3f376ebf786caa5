import { and, eq, isNull } from "drizzle-orm";
import type { Sli } from "@/lib/sli/sli";
import { can, type Actor } from "../access/actor";
import { auditToken } from "../store/audit";
import { read } from "../store/client";
import { teams } from "../schema/people";
import { services, slos } from "../schema/slos";

export type SloName = { service: string; slo: string };
export type SloTarget = SloName & { sloId: number; sli: Sli };

const nameKey = ({ service, slo }: SloName): string => `${service}/${slo}`;

/**
 * The SLO behind each name; null where there is none, where it is archived, and where the actor may
 * not measure it.
 */
export async function resolveSloTargets(
  actor: Actor,
  names: readonly SloName[],
): Promise<(SloTarget | null)[]> {
  const targets = await currentTargets();
  const mayMeasure = new Map<number, boolean>();
  return names.map((name) => {
    const found = targets.get(nameKey(name));
    if (!found) return null;
    const { team, target } = found;
    const known = mayMeasure.get(team.id) ?? can(actor, "measure", team);
    mayMeasure.set(team.id, known);
    return known ? target : null;
  });
}

type Targets = ReadonlyMap<string, { target: SloTarget; team: { id: number; open: boolean } }>;

let known: { token: string; targets: Promise<Targets> } | null = null;

/** Kept until a definition changes: senders name the same SLOs every minute. */
async function currentTargets(): Promise<Targets> {
  const token = await auditToken();
  if (known?.token === token) return known.targets;
  const targets = allTargets();
  known = { token, targets };
  targets.catch(() => {
    if (known?.targets === targets) known = null;
  });
  return targets;
}

async function allTargets(): Promise<Targets> {
  const rows = await read()
    .select({
      sloId: slos.id,
      sli: slos.sli,
      slo: slos.slug,
      service: services.slug,
      teamId: teams.id,
      open: teams.open,
    })
    .from(slos)
    .innerJoin(services, and(eq(services.id, slos.serviceId), isNull(services.archivedAt)))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(isNull(slos.archivedAt));
  return new Map(
    rows.map(({ teamId, open, ...target }) => [
      nameKey(target),
      { target, team: { id: teamId, open } },
    ]),
  );
}
