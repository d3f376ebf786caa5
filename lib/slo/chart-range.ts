import { choiceParam, hrefWith, textParam, type UrlParams } from "@/lib/text/url-params";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { intersection, lengthMs, type Interval } from "@/lib/time/interval";

const LENGTHS = { "7d": 7 * DAY_MS, "24h": DAY_MS, "6h": 6 * HOUR_MS } as const;
type RangeName = keyof typeof LENGTHS;
const NAMES = ["7d", "24h", "6h"] as const satisfies readonly RangeName[];
const WORDS: Record<RangeName, string> = { "7d": "7 days", "24h": "24 hours", "6h": "6 hours" };

/** Less than this is a handful of minutes, which no line shows better. */
const SHORTEST_MS = 30 * MINUTE_MS;

/**
 * What the charts of an SLO show, as it stands in the URL: the last hours or days, or a stretch;
 * all empty for all.
 */
export type ChartRangeQuery = { range: RangeName | ""; from: string; to: string };

export const NO_RANGE: ChartRangeQuery = { range: "", from: "", to: "" };

/** Reads the URL's parameters; a stretch needs both ends, and goes before a length. */
export function parseChartRange(params: UrlParams): ChartRangeQuery {
  const [from, to] = [instantParam(params, "from"), instantParam(params, "to")];
  if (from !== "" && to !== "" && Date.parse(from) < Date.parse(to)) return { range: "", from, to };
  return { range: choiceParam(params, "range", NAMES) ?? "", from: "", to: "" };
}

/**
 * The part of `whole` that is asked for; null for all of it, also where the part is too short or
 * outside.
 */
export function shownStretch(
  { range, from, to }: ChartRangeQuery,
  whole: Interval,
): Interval | null {
  const asked =
    range === ""
      ? { start: Date.parse(from), end: Date.parse(to) }
      : { start: whole.end - LENGTHS[range], end: whole.end };
  const part = intersection(asked, whole);
  return part === null || lengthMs(part) < SHORTEST_MS || lengthMs(part) >= lengthMs(whole)
    ? null
    : part;
}

type RangeLink = { href: string; label: string; current: boolean };

/** Links to all of `whole` and to each length that is shorter. */
export function rangeLinks(
  page: string,
  whole: Interval,
  { query, shown, all }: { query: ChartRangeQuery; shown: Interval | null; all: string },
): RangeLink[] {
  const lengths = NAMES.filter((name) => LENGTHS[name] < lengthMs(whole));
  if (lengths.length === 0 && shown === null) return [];
  return [
    { href: page, label: all, current: shown === null },
    ...lengths.map((range) => ({
      href: withRange(page, { range }),
      label: WORDS[range],
      current: shown !== null && query.range === range,
    })),
  ];
}

/**
 * The stretches of the same length before and after the one that is shown, as far as there is
 * something.
 */
export function neighborLinks(
  page: string,
  whole: Interval,
  shown: Interval,
): { earlier: string | null; later: string | null } {
  const beside = (byMs: number) => {
    const part = intersection({ start: shown.start + byMs, end: shown.end + byMs }, whole);
    return part === null || lengthMs(part) < MINUTE_MS
      ? null
      : stretchHref(page, within(part, lengthMs(shown), whole));
  };
  return { earlier: beside(-lengthMs(shown)), later: beside(lengthMs(shown)) };
}

/**
 * The address of a stretch that was chosen on a chart, in whole minutes and not too short; null
 * where `whole` is.
 */
export function zoomHref(page: string, whole: Interval, a: number, b: number): string | null {
  const chosen = intersection({ start: Math.min(a, b), end: Math.max(a, b) }, whole);
  if (chosen === null || lengthMs(whole) <= SHORTEST_MS) return null;
  const grown = Math.max(0, SHORTEST_MS - lengthMs(chosen)) / 2;
  return stretchHref(
    page,
    within(
      { start: chosen.start - grown, end: chosen.end + grown },
      Math.max(lengthMs(chosen), SHORTEST_MS),
      whole,
    ),
  );
}

/** A stretch of `length` at `part`, moved into `whole` where it reaches over an end. */
function within(part: Interval, length: number, whole: Interval): Interval {
  const start = Math.max(whole.start, Math.min(part.start, whole.end - length));
  return { start, end: Math.min(whole.end, start + length) };
}

const stretchHref = (page: string, { start, end }: Interval): string =>
  withRange(page, {
    from: instantText(Math.floor(start / MINUTE_MS) * MINUTE_MS),
    to: instantText(Math.ceil(end / MINUTE_MS) * MINUTE_MS),
  });

function withRange(page: string, fields: Partial<ChartRangeQuery>): string {
  const [path = "", search = ""] = page.split("?");
  return hrefWith(path, { ...Object.fromEntries(new URLSearchParams(search)), ...fields });
}

const instantText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** "2026-11-21T14:00Z"; empty for anything else. */
function instantParam(params: UrlParams, name: string): string {
  const text = textParam(params, name);
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\dZ$/.test(text)) return "";
  const ms = Date.parse(text);
  return Number.isFinite(ms) && instantText(ms) === text ? text : "";
}
