import { and, eq, isNull } from "drizzle-orm";
import { readingAll } from "../../access/reader";
import { Shared } from "../../access/shared";
import { teams } from "../../schema/people";
import { services, slos } from "../../schema/slos";
import { auditToken } from "../../store/audit";
import { read } from "../../store/client";
import type { SloTarget } from "../resolve-targets";

type Measured = { team: { id: number; open: boolean }; slos: Map<string, SloTarget> };
type Targets = Shared<string, Measured>;

let known: { token: string; targets: Promise<Targets> } | null = null;

/**
 * By service, with its SLOs by name. Kept until a definition changes: senders name the same SLOs
 * every minute.
 */
export async function sharedTargets(): Promise<Targets> {
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
  const rows = await readingAll(read())
    .select({
      target: { sloId: slos.id, sli: slos.sli, slo: slos.slug, service: services.slug },
      team: { id: teams.id, open: teams.open },
    })
    .from(slos)
    .innerJoin(services, and(eq(services.id, slos.serviceId), isNull(services.archivedAt)))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(isNull(slos.archivedAt));
  const byService = new Map<string, Measured>();
  for (const { target, team } of rows) {
    const measured = byService.get(target.service);
    if (measured) measured.slos.set(target.slo, target);
    else byService.set(target.service, { team, slos: new Map([[target.slo, target]]) });
  }
  return new Shared(byService, ({ team }) => team);
}
