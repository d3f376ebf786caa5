import { losesDigits, MAX_EVENTS, polledParts, RATIO_EVENTS } from "@/lib/measurement/counts";
import { pairOf, PARTS, type Parts } from "@/lib/measurement/pair";
import { EVENT_SCALE, type MinuteBucket } from "@/lib/measurement/tally";
import { takesValue, type Sli } from "@/lib/sli/sli";
import type { Absent, PrometheusQuery } from "@/lib/slo/source";
import { wrongQuery } from "@/server/outgoing/dependency-error";
import type { Sample } from "./answer";

const RATIO_JITTER = 0.01;
const ONE_EVENT = BigInt(EVENT_SCALE) * PARTS;
const A_RATIO = ONE_EVENT * BigInt(RATIO_EVENTS);

/**
 * A query's value per minute: the value at the END of a minute is that minute's, so that
 * `increase(…[1m])` covers it.
 */
export type PerMinute = ReadonlyMap<number, number>;

export const endOfMinuteSeconds = (minute: number): number => (minute + 1) * 60;

export const perMinute = (samples: readonly Sample[]): PerMinute =>
  new Map(samples.map(({ at, value }) => [Math.round(at / 60) - 1, value]));

/**
 * `clamped`: minutes in which the part was above the whole and was cut to it, as the jitter of
 * scrapes makes it now and then. `tooSmall`: those that stay unknown, because of their total nine
 * digits could not be kept.
 */
export type Minutes = { buckets: MinuteBucket[]; clamped: number; tooSmall: number };

type Values = (name: string) => PerMinute;

/**
 * Turns the answers of an SLO's queries into buckets. A minute counts where every query has a
 * value: a series that is missing says nothing (its label may be misspelt), unless the query says
 * that it counts as zero.
 */
export function minutesOf(sli: Sli, query: PrometheusQuery, values: Values): Minutes {
  if ("ratio" in query)
    return collect(values("ratio"), (ratio) => ({
      total: A_RATIO,
      bad: A_RATIO - polledParts(plausibleRatio(ratio)) * BigInt(RATIO_EVENTS),
    }));
  if ("value" in query)
    return collect(values("value"), (value) => ({
      total: ONE_EVENT,
      bad: isGood(sli, value) ? 0n : ONE_EVENT,
    }));
  const [totals, tooSmall] = countable(values("total"));
  if ("good" in query) {
    const good = values("good");
    return collect(
      totals,
      (total, minute) => {
        const all = polledParts(plausibleTotal(total));
        const part = partOf(query, good, minute);
        return part === null ? null : { total: all, bad: all - part };
      },
      tooSmall,
    );
  }
  const bad = values("bad");
  return collect(
    totals,
    (total, minute) => {
      const part = partOf(query, bad, minute);
      return part === null ? null : { total: polledParts(plausibleTotal(total)), bad: part };
    },
    tooSmall,
  );
}

/** The totals that can be kept, and how many cannot. */
function countable(totals: PerMinute): [PerMinute, number] {
  const kept = new Map([...totals].filter(([, total]) => !losesDigits(total)));
  return [kept, totals.size - kept.size];
}

/** Null where it is not known. */
function partOf({ absent }: { absent?: Absent }, part: PerMinute, minute: number): bigint | null {
  const value = part.get(minute) ?? (absent === "zero" ? 0 : null);
  return value === null ? null : polledParts(value);
}

function plausibleRatio(ratio: number): number {
  if (ratio >= -RATIO_JITTER && ratio <= 1 + RATIO_JITTER) return ratio;
  throw wrongQuery(
    `ratio: The query returned ${ratio}; the share of good events lies between 0 and 1.`,
  );
}

function plausibleTotal(total: number): number {
  if (total >= 0 && total <= MAX_EVENTS) return total;
  throw wrongQuery(
    `total: The query returned ${total} events for one minute; between 0 and ${MAX_EVENTS} can be counted.`,
  );
}

/** Freshness is good at or below its greatest age, throughput at or above its least rate. */
function isGood(sli: Sli, value: number): boolean {
  if (!takesValue(sli)) throw new Error(`a ${sli.kind} SLI has no value`);
  return sli.kind === "freshness" ? value <= sli.maxAgeSeconds : value >= sli.minPerSecond;
}

function collect(
  known: PerMinute,
  count: (value: number, minute: number) => Parts | null,
  tooSmall = 0,
): Minutes {
  const buckets: MinuteBucket[] = [];
  let clamped = 0;
  for (const [minute, value] of known) {
    const counted = count(value, minute);
    if (counted === null || counted.total <= 0n) continue;
    const { bad, total } = counted;
    if (bad < -PARTS || bad > total + PARTS) clamped += 1;
    buckets.push({ minute, ...pairOf({ bad: bad < 0n ? 0n : bad > total ? total : bad, total }) });
  }
  return { buckets, clamped, tooSmall };
}

/** The queries that a form consists of, by name. */
export function queriesOf(query: PrometheusQuery): [name: string, text: string][] {
  if ("ratio" in query) return [["ratio", query.ratio]];
  if ("value" in query) return [["value", query.value]];
  if ("good" in query)
    return [
      ["good", query.good],
      ["total", query.total],
    ];
  return [
    ["bad", query.bad],
    ["total", query.total],
  ];
}
