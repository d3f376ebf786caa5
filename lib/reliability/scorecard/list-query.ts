import { hrefWith, pageParam, slugParam, type UrlParams } from "@/lib/text/url-params";

/** What the matrix shows, as it stands in the URL; an empty team is all of them. */
export type ScorecardListQuery = { team: string; page: number };

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parseScorecardListQuery = (params: UrlParams): ScorecardListQuery => ({
  team: slugParam(params, "team"),
  page: pageParam(params),
});

/** The address of the matrix, or of another part of it; a change of filter goes to the first page. */
export function scorecardListHref(
  query: ScorecardListQuery,
  change: Partial<ScorecardListQuery>,
  path = "/reliability/scorecards",
): string {
  const { team, page } = { ...query, page: 1, ...change };
  return hrefWith(path, { team }, page);
}
