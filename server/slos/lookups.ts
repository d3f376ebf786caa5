import "server-only";
import { groupBy } from "@/lib/collections/group-by";
import { onceFor } from "@/lib/collections/once-for";
import type { EvaluatedSlo } from "./status";

type List = readonly EvaluatedSlo[];
type Groups = ReadonlyMap<number, List>;

const NONE: List = [];
const byId = onceFor(
  (list: List): ReadonlyMap<number, EvaluatedSlo> =>
    new Map(list.map((evaluated) => [evaluated.slo.id, evaluated])),
);
const byName = onceFor(
  (list: List): ReadonlyMap<string, EvaluatedSlo> =>
    new Map(list.map((evaluated) => [nameOf(evaluated), evaluated])),
);
const byTeam = onceFor((list: List): Groups => groupBy(list, ({ slo }) => slo.service.teamId));
const byService = onceFor((list: List): Groups => groupBy(list, ({ slo }) => slo.serviceId));

// Each looks into the list of a snapshot, which is gone through once for all that ask.
export const findEvaluated = (list: List, sloId: number): EvaluatedSlo | null =>
  byId(list).get(sloId) ?? null;

export const findNamed = (list: List, service: string, slo: string): EvaluatedSlo | null =>
  byName(list).get(`${service}/${slo}`) ?? null;

export const slosOfTeam = (list: List, teamId: number): List => byTeam(list).get(teamId) ?? NONE;

export const slosOfService = (list: List, serviceId: number): List =>
  byService(list).get(serviceId) ?? NONE;

const nameOf = ({ slo }: EvaluatedSlo): string => `${slo.service.slug}/${slo.slug}`;
