import type { Sli } from "@/lib/sli/sli";
import type { PrometheusSource } from "@/lib/slo/source";
import { metrics } from "@/server/metrics/metrics";
import { DependencyError, wrongQuery } from "@/server/outgoing/dependency-error";
import {
  endOfMinuteSeconds,
  minutesOf,
  type Minutes,
  type PerMinute,
  perMinute,
  queriesOf,
} from "./minutes";
import { queryRange, type Prometheus } from "./prometheus";

/** `missing`: the queries that match no series in all of these minutes. */
export type ReadMinutes = Minutes & { warnings: string[]; missing: string[] };

/**
 * What a query answers for the minutes [fromMinute, toMinute): the one way in which queries are
 * asked, tried or polled.
 */
export async function readQuery(
  prometheus: Prometheus,
  query: string,
  fromMinute: number,
  toMinute: number,
): Promise<{ values: PerMinute; series: number; warnings: string[] }> {
  const { samples, series, warnings } = await queryRange(
    prometheus,
    query,
    endOfMinuteSeconds(fromMinute),
    endOfMinuteSeconds(toMinute - 1),
  );
  return { values: perMinute(samples), series, warnings };
}

/** The buckets of the minutes [fromMinute, toMinute), as the source knows them now. */
export async function readMinutes(
  prometheus: Prometheus,
  sli: Sli,
  source: PrometheusSource,
  fromMinute: number,
  toMinute: number,
): Promise<ReadMinutes> {
  const asked = queriesOf(source).map(async ([name, query]) => {
    const answer = await readQuery(prometheus, query, fromMinute, toMinute).catch(
      (error: unknown) => {
        throw named(name, error);
      },
    );
    return { name, ...answer };
  });
  const answers = await Promise.all(asked);
  const minutes = minutesOf(
    sli,
    source,
    (name) => answers.find((answer) => answer.name === name)?.values ?? new Map(),
  );
  if (minutes.clamped > 0)
    metrics().clampedMinutes.inc({ source: source.dataSource }, minutes.clamped);
  const missing = answers.filter(({ series }) => series === 0).map(({ name }) => name);
  return {
    ...minutes,
    missing,
    warnings: [
      ...tooSmallWarning(minutes.tooSmall),
      ...new Set(answers.flatMap((answer) => answer.warnings)),
    ],
  };
}

const tooSmallWarning = (minutes: number): string[] =>
  minutes === 0
    ? []
    : [
        `total: It returned too few events to count in ${minutes === 1 ? "1 minute" : `${String(minutes)} minutes`}, so that they stay unknown. A minute counts 0 or about 0.000001 events and more: check the query's unit.`,
      ];

/** Begins with the name of the query where it is the query's fault: see `queryTroubleOf`. */
const named = (name: string, error: unknown): unknown =>
  error instanceof DependencyError && error.query
    ? wrongQuery(`${name}: ${error.message}`, error)
    : error;
