import "server-only";
import type { Actor } from "@/db/access/actor";
import { windowTallies } from "@/db/measurements/windows";
import type { Slo } from "@/db/slos/slo";
import { MINUTE_MS } from "@/lib/time/duration";

/**
 * The SLOs with the last minute that was measured as of an instant that is past. It is exact in the
 * minute in which it becomes silence; what was measured for longer ago than that is told as then.
 */
export async function asOf(actor: Actor, slos: readonly Slo[], at: number): Promise<Slo[]> {
  const later = slos.filter((slo) => isMeasuredAt(slo, at) && slo.objectives.length > 0);
  if (later.length === 0) return [...slos];
  const sums = await windowTallies(
    actor,
    later.map(({ id, objectives, alerting }) => ({
      sloId: id,
      objectiveId: objectives[0]?.id ?? 0,
      budgeting: { method: "occurrences" as const },
      intervals: [{ start: at - silenceMs(alerting), end: at }],
    })),
  );
  const last = new Map(
    later.map((slo, index) => [
      slo.id,
      lastMinute(slo, at, sums[index]?.[0]?.counts.measured ?? 0),
    ]),
  );
  return slos.map((slo) => {
    const known = last.get(slo.id);
    return known === undefined ? slo : { ...slo, lastMinute: known };
  });
}

const isMeasuredAt = ({ lastMinute: last, alerting }: Slo, at: number): boolean =>
  alerting.noDataAfterMs !== undefined && last !== null && last * MINUTE_MS >= at;

/** Without a measured minute for so long, silence has begun. */
const silenceMs = ({ noDataAfterMs = 0 }: Slo["alerting"]): number => noDataAfterMs + MINUTE_MS;

function lastMinute({ firstMinute, alerting }: Slo, at: number, measured: number): number | null {
  if (firstMinute === null || firstMinute * MINUTE_MS >= at) return null;
  const before = measured > 0 ? at : at - silenceMs(alerting);
  return Math.ceil(before / MINUTE_MS) - 1;
}
