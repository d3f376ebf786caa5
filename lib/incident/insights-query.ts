import { choiceParam, hrefWith, slugParam, textParam, type UrlParams } from "@/lib/text/url-params";
import { DAY_MS } from "@/lib/time/duration";
import { METRICS, type Metric } from "./metrics";
import { SEVERITIES, type Severity } from "./severity";

export const PERIOD_DAYS = [30, 90, 180, 365] as const;
type PeriodDays = (typeof PERIOD_DAYS)[number];

/**
 * What the insights show, as it stands in the URL. `from` and `to` are days ("2026-10-31", both
 * inside); where both are given they win over `days`.
 */
export type InsightsQuery = {
  days: PeriodDays;
  from: string;
  to: string;
  team: string;
  service: string;
  severity: Severity | "";
  metric: Metric;
};

const DEFAULT_DAYS = 90;
const MOST_DAYS = 5 * 366;

/**
 * Reads the URL's parameters; what it does not know counts as not given, and so do days that are no
 * period of at most five years.
 */
export function parseInsightsQuery(params: UrlParams): InsightsQuery {
  const [from, to] = [textParam(params, "from"), textParam(params, "to")];
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const custom = first !== null && last !== null && first <= last && last - first < MOST_DAYS;
  const days = textParam(params, "days");
  return {
    days: PERIOD_DAYS.find((known) => String(known) === days) ?? DEFAULT_DAYS,
    from: custom ? from : "",
    to: custom ? to : "",
    team: slugParam(params, "team"),
    service: slugParam(params, "service"),
    severity: choiceParam(params, "severity", SEVERITIES) ?? "",
    metric: choiceParam(params, "metric", METRICS) ?? "resolve",
  };
}

/**
 * Why the days of an address are no period, for the person who gave them; null where they are one,
 * or none were given.
 */
export function datesProblem(params: UrlParams): string | null {
  const [from, to] = [textParam(params, "from"), textParam(params, "to")];
  if (from === "" && to === "") return null;
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const wrong = [from, to].find((day) => day !== "" && dayNumber(day) === null);
  if (wrong !== undefined) return `“${wrong.slice(0, 40)}” is not a day. Write it like 2026-10-31.`;
  if (first === null || last === null)
    return `Choose the ${first === null ? "first" : "last"} day too.`;
  if (first > last) return `The first day, ${from}, is after the last, ${to}.`;
  return last - first < MOST_DAYS ? null : "Choose at most five years.";
}

/**
 * The search part for what a form holds; days that are no period stay in it, so that the page can
 * say so.
 */
export function typedInsightsSearch(typed: UrlParams): string {
  const search = insightsSearch(parseInsightsQuery(typed));
  if (datesProblem(typed) === null) return search;
  const days = hrefWith("", { from: textParam(typed, "from"), to: textParam(typed, "to") });
  return search === "" ? days : `${search}&${days.slice(1)}`;
}

/**
 * The search part of an address, with its question mark; whatever is at its default is left out,
 * and a choice of days takes the dates back.
 */
export function insightsSearch(query: InsightsQuery, change: Partial<InsightsQuery> = {}): string {
  const { from, to, days, team, service, severity, metric } = {
    ...query,
    ...(change.days === undefined ? {} : { from: "", to: "" }),
    ...change,
  };
  const custom = from !== "" && to !== "";
  return hrefWith("", {
    from: custom ? from : "",
    to: custom ? to : "",
    days: custom || days === DEFAULT_DAYS ? "" : String(days),
    team,
    service,
    severity,
    metric: metric === "resolve" ? "" : metric,
  });
}

/**
 * Days since 1970 of a date from 2000 to 2099; null for anything else, such as the 30th of
 * February.
 */
function dayNumber(text: string): number | null {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text) ? ms / DAY_MS : null;
}
