import { choiceParam, hrefWith, pageParam, slugParam, type UrlParams } from "@/lib/text/url-params";
import { SEVERITIES, type Severity } from "../assessment/severity";
import { FINDING_CATALOGUE } from "./catalogue";
import type { FindingId } from "./finding";

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: "Errors",
  warning: "Warnings",
  hint: "Hints",
};
const IDS = FINDING_CATALOGUE.map(({ id }) => id);

/** What a list of findings shows, as it stands in the URL. */
export type FindingListQuery = {
  severity: Severity | "";
  team: string;
  service: string;
  id: FindingId | "";
  page: number;
};

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parseFindingListQuery = (params: UrlParams): FindingListQuery => ({
  severity: choiceParam(params, "severity", SEVERITIES) ?? "",
  team: slugParam(params, "team"),
  service: slugParam(params, "service"),
  id: choiceParam(params, "id", IDS) ?? "",
  page: pageParam(params),
});

/** The address of a list; a change of filter goes back to the first page. */
export function findingListHref(
  query: FindingListQuery,
  change: Partial<FindingListQuery>,
  path = "/reliability/findings",
): string {
  const { page, ...filters } = { ...query, page: 1, ...change };
  return hrefWith(path, filters, page);
}
