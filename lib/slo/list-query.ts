import { SLI_KINDS, type SliKind } from "@/lib/sli/sli";
import { TIERS, type Tier } from "@/lib/policy/tiers";
import {
  choiceParam,
  hrefWith,
  pageParam,
  searchParam,
  slugParam,
  textParam,
  type UrlParams,
} from "@/lib/text/url-params";

export const SORTS = ["budget", "name", "target", "sli", "burn", "gone"] as const;
export type SloSort = (typeof SORTS)[number];

/**
 * What an SLO list shows, as it stands in the URL. `tier` "none" is what has no data, `archived`
 * shows archived ones too.
 */
export type SloListQuery = {
  q: string;
  team: string;
  tier: Tier | "none" | "";
  kind: SliKind | "";
  archived: boolean;
  sort: SloSort;
  descending: boolean;
  page: number;
};

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parseSloListQuery = (params: UrlParams): SloListQuery => ({
  q: searchParam(params),
  team: slugParam(params, "team"),
  tier: choiceParam(params, "tier", [...TIERS, "none"] as const) ?? "",
  kind: choiceParam(params, "kind", SLI_KINDS) ?? "",
  archived: textParam(params, "archived") === "1",
  sort: choiceParam(params, "sort", SORTS) ?? "budget",
  descending: textParam(params, "order") === "desc",
  page: pageParam(params),
});

/**
 * The address of a list; whatever is at its default is left out. A change of filter goes back to
 * the first page.
 */
export function sloListHref(query: SloListQuery, change: Partial<SloListQuery>): string {
  const { q, team, tier, kind, archived, sort, descending, page } = {
    ...query,
    page: 1,
    ...change,
  };
  return hrefWith(
    "/slos",
    {
      q,
      team,
      tier,
      kind,
      archived: archived ? "1" : "",
      sort: sort === "budget" ? "" : sort,
      order: descending ? "desc" : "",
    },
    page,
  );
}
