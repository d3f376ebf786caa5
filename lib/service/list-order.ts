import { SEVERITIES, type Severity } from "@/lib/incident/severity";
import type { ServiceListQuery, ServiceSort } from "./list-query";

/**
 * What the list of services compares. `remaining`: of the SLO with the least budget left; null
 * without data.
 */
export type ListedService = {
  name: string;
  team: string;
  tier: number | null;
  slos: number;
  remaining: number | null;
  incidents: readonly { severity: Severity }[];
  pages: number;
  tickets: number;
};

/**
 * What needs someone comes first: the most critical tier, the least budget, the worst incident,
 * the most pages. What has no value comes last either way.
 */
export function comparingServices({
  sort,
  descending,
}: Pick<ServiceListQuery, "sort" | "descending">): (a: ListedService, b: ListedService) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => compareBy(sort, sign, a, b) || a.name.localeCompare(b.name);
}

function compareBy(sort: ServiceSort, sign: 1 | -1, a: ListedService, b: ListedService): number {
  if (sort === "name") return sign * a.name.localeCompare(b.name);
  if (sort === "team") return sign * a.team.localeCompare(b.team);
  const [x, y] = [valueOf(a, sort), valueOf(b, sort)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  for (const [index, part] of x.entries()) {
    const other = y[index] ?? 0;
    if (part !== other) return sign * (part - other);
  }
  return 0;
}

/** Compared part by part, the smallest first; null for none. */
function valueOf(
  service: ListedService,
  sort: Exclude<ServiceSort, "name" | "team">,
): number[] | null {
  switch (sort) {
    case "tier":
      return service.tier === null ? null : [service.tier];
    case "slos":
      return [-service.slos];
    case "budget":
      return service.remaining === null ? null : [service.remaining];
    case "incidents":
      return service.incidents.length === 0
        ? null
        : [
            Math.min(...service.incidents.map(({ severity }) => SEVERITIES.indexOf(severity))),
            -service.incidents.length,
          ];
    case "alerts":
      return service.pages + service.tickets === 0 ? null : [-service.pages, -service.tickets];
    default:
      return sort satisfies never;
  }
}
