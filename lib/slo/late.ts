import { MINUTE_MS } from "@/lib/time/duration";
import type { Alerting } from "./alerting";

/** Without a setting of its own, an SLO's data is called late after this long. */
const LATE_AFTER_MS = 10 * MINUTE_MS;

/**
 * For how long an SLO has been silent at an instant, in milliseconds, where that is longer than it
 * may be; null where it is not. `lastMinute` is the epoch minute of its last measurement.
 */
export function lateMs(lastMinute: number, alerting: Alerting, at: number): number | null {
  const silentMs = at - (lastMinute + 1) * MINUTE_MS;
  return silentMs > (alerting.noDataAfterMs ?? LATE_AFTER_MS) ? silentMs : null;
}
