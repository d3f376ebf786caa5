import { choiceParam, hrefWith, pageParam, slugParam, type UrlParams } from "@/lib/text/url-params";

/** `state`: what is still to be decided on where it is empty. */
export type RecommendationListQuery = {
  state: "decided" | "all" | "";
  team: string;
  service: string;
  page: number;
};

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parseRecommendationListQuery = (params: UrlParams): RecommendationListQuery => ({
  state: choiceParam(params, "state", ["decided", "all"] as const) ?? "",
  team: slugParam(params, "team"),
  service: slugParam(params, "service"),
  page: pageParam(params),
});

/** The address of a list; a change of filter goes back to the first page. */
export function recommendationListHref(
  query: RecommendationListQuery,
  change: Partial<RecommendationListQuery>,
): string {
  const { page, ...filters } = { ...query, page: 1, ...change };
  return hrefWith("/reliability/recommendations", filters, page);
}
