import "server-only";
import type { Actor } from "@/db/access/actor";
import { getDataSourceForQuery } from "@/db/sources/find";
import { CHART_MINUTES, type QueryChart } from "@/lib/data-source/query-chart";
import { MINUTE_MS } from "@/lib/time/duration";
import { DependencyError } from "@/server/outgoing/dependency-error";
import { connectionOf } from "./connection";
import { readQuery } from "./read-minutes";

/** Someone waits for it, and the sentence beside it says what counts. */
const LONGEST_MS = 8000;

/**
 * What a query gave for each minute of the last hours, or why that cannot be shown. For people who
 * may write SLOs with this source.
 */
export async function chartQuery(
  actor: Actor,
  { dataSource, query }: { dataSource: string; query: string },
  now: Date,
  longestMs = LONGEST_MS,
): Promise<{ chart: QueryChart | null; trouble: string | null }> {
  const stop = AbortSignal.timeout(longestMs);
  const connection = connectionOf(await getDataSourceForQuery(actor, dataSource), stop);
  const toMinute = Math.floor(now.getTime() / MINUTE_MS);
  try {
    const { values, series } = await readQuery(
      connection,
      query,
      toMinute - CHART_MINUTES,
      toMinute,
    );
    if (series === 0) return { chart: null, trouble: null };
    return {
      chart: {
        end: toMinute * MINUTE_MS,
        values: Array.from(
          { length: CHART_MINUTES },
          (_, index) => values.get(toMinute - CHART_MINUTES + index) ?? null,
        ),
      },
      trouble: null,
    };
  } catch (error) {
    if (stop.aborted)
      return {
        chart: null,
        trouble: `No chart: the last hours took over ${longestMs / 1000} seconds.`,
      };
    if (error instanceof DependencyError)
      return { chart: null, trouble: `No chart: ${error.message}` };
    throw error;
  }
}
