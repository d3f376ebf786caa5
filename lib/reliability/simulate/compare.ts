import { formatCount, plural } from "@/lib/formats/count";
import { formatMs } from "@/lib/formats/milliseconds";
import { formatPercent, MINUS, trimZeros } from "@/lib/formats/percent";
import type { Scenario } from "./scenario";
import type { Summary } from "./summary";

/** A figure of both sides in words, and how they differ; blank where that cannot be said. */
export type ComparedRow = { name: string; before: string; after: string; change: string };

type Figure = {
  name: string;
  of: (summary: Summary) => number | null;
  words: (value: number | null, summary: Summary) => string;
  difference: (by: number) => string;
  shown?: (summary: Summary) => boolean;
};

const NONE = "–";

const signed = (by: number, words: (size: number) => string): string =>
  `${by > 0 ? "+" : MINUS}${words(Math.abs(by))}`;
const orNone = (words: (value: number) => string) => (value: number | null) =>
  value === null ? NONE : words(value);

const rate = (value: number): string => `${formatCount(value)}/s`;
const times = (value: number): string => trimZeros(value.toFixed(2));
const points = (by: number): string =>
  signed(by, (size) => `${size < 0.000_05 ? "<0.01" : times(size * 100)} points`);
const rateBy = (by: number): string => signed(by, (size) => (size < 0.05 ? "<0.1/s" : rate(size)));
const timesBy = (by: number): string =>
  signed(by, (size) => (size < 0.005 ? "<0.01" : times(size)));

const count = (
  name: string,
  of: (summary: Summary) => number,
  shown: Figure["shown"] = () => true,
): Figure => ({
  name,
  of,
  words: orNone(formatCount),
  difference: (by) => signed(by, formatCount),
  shown,
});
const latency = (name: string, of: Figure["of"], words: Figure["words"]): Figure => ({
  name,
  of,
  words,
  difference: (by) => signed(by, formatMs),
});

const FIGURES: readonly Figure[] = [
  {
    name: "Requests that succeed",
    of: ({ successShare }) => successShare,
    words: orNone((value) => formatPercent(value, 1)),
    difference: points,
  },
  {
    name: "Goodput",
    of: ({ goodputPerSecond }) => goodputPerSecond,
    words: orNone(rate),
    difference: rateBy,
  },
  count("Failed", ({ failed }) => failed),
  count(
    "Rejected",
    ({ rejected }) => rejected,
    ({ rejected }) => rejected > 0,
  ),
  count(
    "Shed",
    ({ shed }) => shed,
    ({ shed }) => shed > 0,
  ),
  {
    name: "Calls per request",
    of: ({ amplification }) => amplification,
    words: orNone(times),
    difference: timesBy,
  },
  count("Calls answered too late", ({ lateCalls }) => lateCalls),
  {
    ...latency("Breaker opens after", ({ timeToOpenMs }) => timeToOpenMs, orNone(formatMs)),
    shown: ({ timeToOpenMs }) => timeToOpenMs !== null,
  },
  {
    ...latency(
      "Recovers after the fault in",
      ({ timeToRecoverMs }) => timeToRecoverMs,
      (value, { recovered }) =>
        recovered === false ? "Never in this run" : orNone(formatMs)(value),
    ),
    shown: ({ recovered }) => recovered !== null,
  },
  latency("Latency p50", ({ p50Ms }) => p50Ms, orNone(formatMs)),
  latency("Latency p99", ({ p99Ms }) => p99Ms, orNone(formatMs)),
  {
    name: "30-day error budget spent",
    of: ({ budget }) => budget?.spentShare ?? null,
    words: (value, { budget }) =>
      value === null || budget === null
        ? NONE
        : `${formatPercent(value, 1)}, ${times(budget.badMinutes)} of ${times(budget.budgetMinutes)} min`,
    difference: points,
  },
];

/** Below this share of either side a difference is none. */
const SAME = 1e-9;

/** The figures of two runs beside each other; what neither side has is left out. */
export const comparedRows = (before: Summary, after: Summary): ComparedRow[] =>
  FIGURES.filter(({ shown = () => true }) => shown(before) || shown(after)).map(
    ({ name, of, words, difference }) => {
      const [was, is] = [of(before), of(after)];
      return {
        name,
        before: words(was, before),
        after: words(is, after),
        change: was === null || is === null ? "" : changeWords(is - was, difference),
      };
    },
  );

const changeWords = (by: number, difference: (by: number) => string): string =>
  Math.abs(by) < SAME ? "none" : difference(by);

/** "5,976 requests in 60 s". */
export const runWords = ({ arrivals }: Summary, { runMs }: Scenario): string =>
  `${plural(arrivals, "request")} in ${formatMs(runMs)}`;
