import { SLI_KINDS, type SliKind } from "@/lib/sli/sli";
import { TIERS, type Tier } from "@/lib/policy/tiers";

export const SORTS = ["budget", "name", "target", "sli", "burn", "gone"] as const;
export type SloSort = (typeof SORTS)[number];

/** What an SLO list shows, as it stands in the URL. `tier` "none" is what has no data, `archived` shows archived ones too. */
export type SloListQuery = { q: string; team: string; tier: Tier | "none" | ""; kind: SliKind | ""; archived: boolean; sort: SloSort; descending: boolean; page: number };

type Params = Record<string, string | string[] | undefined>;

const oneOf = <T extends string>(value: string, allowed: readonly T[]): T | undefined => allowed.find((candidate) => candidate === value);

/** Reads the URL's parameters; what it does not know counts as not given. */
export function parseSloListQuery(params: Params): SloListQuery {
  const text = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  };
  const page = Number(text("page"));
  return {
    q: text("q").slice(0, 100),
    team: text("team").slice(0, 63),
    tier: oneOf(text("tier"), [...TIERS, "none"] as const) ?? "",
    kind: oneOf(text("kind"), SLI_KINDS) ?? "",
    archived: text("archived") === "1",
    sort: oneOf(text("sort"), SORTS) ?? "budget",
    descending: text("order") === "desc",
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
  };
}

/** The address of a list; whatever is at its default is left out. A change of filter goes back to the first page. */
export function sloListHref(query: SloListQuery, change: Partial<SloListQuery>): string {
  const next = { ...query, page: 1, ...change };
  const params = new URLSearchParams();
  for (const name of ["q", "team", "tier", "kind"] as const) if (next[name]) params.set(name, next[name]);
  if (next.archived) params.set("archived", "1");
  if (next.sort !== "budget") params.set("sort", next.sort);
  if (next.descending) params.set("order", "desc");
  if (next.page > 1) params.set("page", String(next.page));
  const search = params.toString();
  return search ? `/slos?${search}` : "/slos";
}
