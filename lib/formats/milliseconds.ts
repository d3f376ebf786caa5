import { formatCount } from "./count";
import { formatDuration } from "./duration";
import { NO_DATA, UNIT_SPACE } from "./percent";

const LONG_MS = 10_000;
const VERY_LONG_MS = 120_000;

/**
 * A latency, to the millisecond up to ten seconds: "0.4 ms", "1,200 ms", "43.2 s", "2.5 min"; null
 * reads "no data".
 */
export function formatMs(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return NO_DATA;
  if (ms < LONG_MS) return `${formatCount(ms < 10 ? ms : Math.round(ms))}${UNIT_SPACE}ms`;
  return ms < VERY_LONG_MS ? `${formatCount(ms / 1000)}${UNIT_SPACE}s` : formatDuration(ms);
}
