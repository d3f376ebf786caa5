import {
  choiceParam,
  hrefWith,
  pageParam,
  searchParam,
  slugParam,
  textParam,
  type UrlParams,
} from "@/lib/text/url-params";

export const SERVICE_SORTS = [
  "name",
  "team",
  "tier",
  "slos",
  "budget",
  "incidents",
  "alerts",
] as const;
export type ServiceSort = (typeof SERVICE_SORTS)[number];

/** What the list of services shows, as it stands in the URL; `archived` shows archived ones too. */
export type ServiceListQuery = {
  q: string;
  team: string;
  archived: boolean;
  sort: ServiceSort;
  descending: boolean;
  page: number;
};

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parseServiceListQuery = (params: UrlParams): ServiceListQuery => ({
  q: searchParam(params),
  team: slugParam(params, "team"),
  archived: textParam(params, "archived") === "1",
  sort: choiceParam(params, "sort", SERVICE_SORTS) ?? "name",
  descending: textParam(params, "order") === "desc",
  page: pageParam(params),
});

/**
 * The address of the list; whatever is at its default is left out. A change of filter goes back to
 * the first page.
 */
export function serviceListHref(
  query: ServiceListQuery,
  change: Partial<ServiceListQuery>,
): string {
  const { q, team, archived, sort, descending, page } = { ...query, page: 1, ...change };
  return hrefWith(
    "/services",
    {
      q,
      team,
      archived: archived ? "1" : "",
      sort: sort === "name" ? "" : sort,
      order: descending ? "desc" : "",
    },
    page,
  );
}
