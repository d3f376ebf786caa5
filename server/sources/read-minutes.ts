import type { Sli } from "@/lib/sli/sli";
import type { PrometheusSource } from "@/lib/slo/source";
import { metrics } from "@/server/metrics/metrics";
import { DependencyError } from "@/server/outgoing/dependency-error";
import { endOfMinuteSeconds, minutesOf, perMinute, queriesOf, type Minutes } from "./minutes";
import { queryRange, type Prometheus } from "./prometheus";

export type ReadMinutes = Minutes & { warnings: string[] };

/** The buckets of the minutes [fromMinute, toMinute), as the source knows them now. */
export async function readMinutes(prometheus: Prometheus, sli: Sli, source: PrometheusSource, fromMinute: number, toMinute: number): Promise<ReadMinutes> {
  const asked = queriesOf(source).map(async ([name, query]) => {
    const answer = await queryRange(prometheus, query, endOfMinuteSeconds(fromMinute), endOfMinuteSeconds(toMinute - 1)).catch((error: unknown) => {
      throw named(name, error);
    });
    return { name, values: perMinute(answer.samples), warnings: answer.warnings };
  });
  const answers = await Promise.all(asked);
  const minutes = minutesOf(sli, source, (name) => answers.find((answer) => answer.name === name)?.values ?? new Map());
  if (minutes.clamped > 0) metrics().clampedMinutes.inc({ source: source.dataSource }, minutes.clamped);
  return { ...minutes, warnings: [...new Set(answers.flatMap((answer) => answer.warnings))] };
}

const named = (name: string, error: unknown): unknown => (error instanceof DependencyError && !error.transient ? new DependencyError(`${name}: ${error.message}`, false, { cause: error }) : error);
