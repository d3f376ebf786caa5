import {
  choiceParam,
  hrefWith,
  pageParam,
  searchParam,
  slugParam,
  type UrlParams,
} from "@/lib/text/url-params";
import type { Severity } from "@/lib/alerting/policy";
import type { AlertKind } from "./kind";
import { ALERT_KINDS, ALERT_STATES, OPEN_ALERT_STATES, type AlertStateName } from "./words";

/** What a list of alerts shows, as it stands in the URL. */
export type AlertListQuery = {
  q: string;
  state: AlertStateName | "open" | "muted" | "";
  severity: Severity | "";
  kind: AlertKind | "";
  team: string;
  service: string;
  page: number;
};

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parseAlertListQuery = (params: UrlParams): AlertListQuery => ({
  q: searchParam(params),
  state: choiceParam(params, "state", ["open", ...ALERT_STATES, "muted"] as const) ?? "",
  severity: choiceParam(params, "severity", ["page", "ticket"] as const) ?? "",
  kind: choiceParam(params, "kind", ALERT_KINDS) ?? "",
  team: slugParam(params, "team"),
  service: slugParam(params, "service"),
  page: pageParam(params),
});

/** The address of a list; a change of filter goes back to the first page. */
export function alertListHref(query: AlertListQuery, change: Partial<AlertListQuery>): string {
  const { page, ...filters } = { ...query, page: 1, ...change };
  return hrefWith("/alerts", filters, page);
}

/** What the store is asked for. */
export function alertFilterOf({ q, state, severity, kind, team, service }: AlertListQuery) {
  return {
    q,
    states: statesOf(state),
    muted: state === "muted" ? true : undefined,
    severity: severity || undefined,
    kind: kind || undefined,
    team: team || undefined,
    service: service || undefined,
  };
}

function statesOf(state: AlertListQuery["state"]): readonly AlertStateName[] | undefined {
  if (state === "") return undefined;
  return state === "open" || state === "muted" ? OPEN_ALERT_STATES : [state];
}
