import { and, eq, isNull, sql } from "drizzle-orm";
import type { Sli } from "@/lib/sli/sli";
import { can, type Actor } from "./actor";
import { read } from "./client";
import { keyRows } from "./key-rows";
import { teams } from "./schema/people";
import { services, slos } from "./schema/slos";

export type SloName = { service: string; slo: string };
export type SloTarget = SloName & { sloId: number; sli: Sli };

const nameKey = ({ service, slo }: SloName): string => `${service}/${slo}`;

/** The SLO behind each name, in one statement; null where there is none, where it is archived, and where the actor may not measure it. */
export async function resolveSloTargets(actor: Actor, names: readonly SloName[]): Promise<(SloTarget | null)[]> {
  const distinct = [...new Map(names.map((name) => [nameKey(name), name])).values()];
  const wanted = keyRows("n", { service: "text", slo: "text" }, { service: distinct.map((name) => name.service), slo: distinct.map((name) => name.slo) });
  const rows = await read()
    .select({ sloId: slos.id, sli: slos.sli, slo: slos.slug, service: services.slug, teamId: teams.id, open: teams.open })
    .from(slos)
    .innerJoin(services, and(eq(services.id, slos.serviceId), isNull(services.archivedAt)))
    .innerJoin(teams, eq(teams.id, services.teamId))
    .where(and(isNull(slos.archivedAt), sql`(${services.slug}, ${slos.slug}) in (select n.service, n.slo from ${wanted})`));
  const allowed = rows.filter(({ teamId, open }) => can(actor, "measure", { id: teamId, open }));
  const found = new Map(allowed.map(({ sloId, sli, slo, service }) => [nameKey({ service, slo }), { service, slo, sloId, sli }]));
  return names.map((name) => found.get(nameKey(name)) ?? null);
}
