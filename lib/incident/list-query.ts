import { DAY_MS } from "@/lib/time/duration";
import { SEVERITIES, type Severity } from "./severity";
import { OPEN_STATUSES, STATUSES, type Status } from "./status";

export const PERIODS = ["7", "30", "90", "365"] as const;
export type Period = (typeof PERIODS)[number];

/** What a list of incidents shows, as it stands in the URL. `days`: only those whose impact began within so many days. */
export type IncidentListQuery = { q: string; status: Status | "open" | ""; severity: Severity | ""; team: string; service: string; days: Period | ""; page: number };

type Params = Record<string, string | string[] | undefined>;
const oneOf = <T extends string>(value: string, allowed: readonly T[]): T | "" => allowed.find((candidate) => candidate === value) ?? "";

/** Reads the URL's parameters; what it does not know counts as not given. */
export function parseIncidentListQuery(params: Params): IncidentListQuery {
  const text = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  };
  const page = Number(text("page"));
  return {
    q: text("q").slice(0, 100), status: oneOf(text("status"), ["open", ...STATUSES] as const), severity: oneOf(text("severity"), SEVERITIES),
    team: text("team").slice(0, 63), service: text("service").slice(0, 63), days: oneOf(text("days"), PERIODS),
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
  };
}

/** The address of a list, or of its export; whatever is at its default is left out. A change of filter goes back to the first page. */
export function incidentListHref(query: IncidentListQuery, change: Partial<IncidentListQuery>, path = "/incidents"): string {
  const next = { ...query, page: 1, ...change };
  const params = new URLSearchParams();
  for (const name of ["q", "status", "severity", "team", "service", "days"] as const) if (next[name]) params.set(name, next[name]);
  if (next.page > 1) params.set("page", String(next.page));
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

/** What the store is asked for. */
export function incidentFilterOf({ q, status, severity, team, service, days }: IncidentListQuery, nowMs: number) {
  return {
    q, statuses: status === "" ? undefined : status === "open" ? OPEN_STATUSES : [status], severity: severity || undefined, team: team || undefined, service: service || undefined,
    from: days === "" ? undefined : nowMs - Number(days) * DAY_MS,
  };
}
