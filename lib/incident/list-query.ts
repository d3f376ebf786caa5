import {
  choiceParam,
  hrefWith,
  pageParam,
  searchParam,
  slugParam,
  type UrlParams,
} from "@/lib/text/url-params";
import { DAY_MS } from "@/lib/time/duration";
import { SEVERITIES, type Severity } from "./severity";
import { OPEN_STATUSES, STATUSES, type Status } from "./status";

const PERIODS = ["7", "30", "90", "365"] as const;
type Period = (typeof PERIODS)[number];

/**
 * What a list of incidents shows, as it stands in the URL. `days`: only those whose impact began
 * within so many days.
 */
export type IncidentListQuery = {
  q: string;
  status: Status | "open" | "";
  severity: Severity | "";
  team: string;
  service: string;
  days: Period | "";
  page: number;
};

/** Reads the URL's parameters; what it does not know counts as not given. */
export const parseIncidentListQuery = (params: UrlParams): IncidentListQuery => ({
  q: searchParam(params),
  status: choiceParam(params, "status", ["open", ...STATUSES] as const) ?? "",
  severity: choiceParam(params, "severity", SEVERITIES) ?? "",
  team: slugParam(params, "team"),
  service: slugParam(params, "service"),
  days: choiceParam(params, "days", PERIODS) ?? "",
  page: pageParam(params),
});

/**
 * The address of a list, or of its export; whatever is at its default is left out. A change of
 * filter goes back to the first page.
 */
export function incidentListHref(
  query: IncidentListQuery,
  change: Partial<IncidentListQuery>,
  path = "/incidents",
): string {
  const { q, status, severity, team, service, days, page } = { ...query, page: 1, ...change };
  return hrefWith(path, { q, status, severity, team, service, days }, page);
}

/** What the store is asked for. */
export function incidentFilterOf(
  { q, status, severity, team, service, days }: IncidentListQuery,
  nowMs: number,
) {
  return {
    q,
    statuses: status === "" ? undefined : status === "open" ? OPEN_STATUSES : [status],
    severity: severity || undefined,
    team: team || undefined,
    service: service || undefined,
    from: days === "" ? undefined : nowMs - Number(days) * DAY_MS,
  };
}
