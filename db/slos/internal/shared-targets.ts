import { and, eq, isNull } from "drizzle-orm";
import { readingAll } from "../../access/reader";
import { Shared } from "../../access/shared";
import { teams } from "../../schema/people";
import { services, slos } from "../../schema/slos";
import { auditToken } from "../../store/audit";
import { read } from "../../store/client";
import type { SloTarget } from "../resolve-targets";

type Targets = Shared<string, { target: SloTarget; team: { id: number; open: boolean } }>;

let known: { token: string; targets: Promise<Targets> } | null = null;

/** By service and name. Kept until a definition changes: senders name the same SLOs every minute. */
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
  const byName = new Map<string, (typeof rows)[number]>(
    rows.map((row) => [`${row.target.service}/${row.target.slo}`, row]),
  );
  return new Shared(byName, ({ team }) => team);
}
