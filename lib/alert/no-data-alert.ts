import { MINUTE_MS } from "@/lib/time/duration";
import type { Verdict } from "./sighting";
import { placeOf, subjectOf, type WatchedSlo } from "./watched-slo";

/**
 * Silence past the SLO's setting; null where it has none, or was never measured. `excused`: its data
 * source fails, which has an alert of its own.
 */
export function noDataAlert(slo: WatchedSlo, at: number, excused: boolean): Verdict | null {
  const { noDataAfterMs } = slo.alerting;
  if (noDataAfterMs === undefined || slo.lastMinute === null) return null;
  const lastDataAt = (slo.lastMinute + 1) * MINUTE_MS;
  const place = { key: "no-data" };
  return {
    ...placeOf(slo, place),
    severity: !excused && at - lastDataAt > noDataAfterMs ? "ticket" : null,
    subject: () =>
      subjectOf(slo, {
        ...place,
        kind: "no-data",
        title: "no data",
        at,
        facts: { kind: "no-data", lastDataAt, noDataAfterMs },
      }),
  };
}
