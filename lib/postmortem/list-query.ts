import { SEVERITIES, type Severity } from "@/lib/incident/severity";
import {
  choiceParam,
  hrefWith,
  pageParam,
  searchParam,
  slugParam,
  textParam,
  type UrlParams,
} from "@/lib/text/url-params";
import { ACTION_STATES, type ActionState } from "./action-item";
import { POSTMORTEM_STATUSES, type PostmortemStatus } from "./moves";

/** What the list of postmortems shows, as it stands in the URL. */
export type PostmortemListQuery = {
  q: string;
  team: string;
  status: PostmortemStatus | "";
  severity: Severity | "";
  page: number;
};

/**
 * What the list of action items shows. `owner` "me" is the reader; `state` "" what someone still
 * has to do.
 */
export type ActionListQuery = {
  owner: "me" | "";
  team: string;
  state: ActionState | "all" | "";
  overdue: boolean;
  page: number;
};

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parsePostmortemListQuery = (params: UrlParams): PostmortemListQuery => ({
  q: searchParam(params),
  team: slugParam(params, "team"),
  status: choiceParam(params, "status", POSTMORTEM_STATUSES) ?? "",
  severity: choiceParam(params, "severity", SEVERITIES) ?? "",
  page: pageParam(params),
});

export const parseActionListQuery = (params: UrlParams): ActionListQuery => ({
  owner: choiceParam(params, "owner", ["me"] as const) ?? "",
  team: slugParam(params, "team"),
  state: choiceParam(params, "state", [...ACTION_STATES, "all"] as const) ?? "",
  overdue: textParam(params, "overdue") === "1",
  page: pageParam(params),
});

/**
 * The address of a list; whatever is at its default is left out. A change of filter goes back to
 * the first page.
 */
export function postmortemListHref(
  query: PostmortemListQuery,
  change: Partial<PostmortemListQuery> = {},
): string {
  const { page, ...fields } = { ...query, page: 1, ...change };
  return hrefWith("/postmortems", fields, page);
}

export function actionListHref(
  query: ActionListQuery,
  change: Partial<ActionListQuery> = {},
): string {
  const { page, overdue, ...fields } = { ...query, page: 1, ...change };
  return hrefWith("/postmortems/actions", { ...fields, overdue: overdue ? "1" : "" }, page);
}
