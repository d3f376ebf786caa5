import { formatCount, plural } from "@/lib/formats/count";
import type { DependencySettings } from "@/lib/reliability/registry/schema";

/** Timeouts and attempts of a call in one line, with what is unknown said so. */
export function callLine({
  attemptTimeoutMs,
  totalTimeoutMs,
  attempts,
}: DependencySettings): string {
  if (attemptTimeoutMs === undefined && attempts === undefined && totalTimeoutMs === undefined)
    return "timeouts and attempts unknown";
  return [
    attemptTimeoutMs === undefined
      ? "timeout unknown"
      : attemptTimeoutMs === null
        ? "no timeout"
        : `${formatCount(attemptTimeoutMs)} ms per attempt`,
    attempts === undefined ? "attempts unknown" : plural(attempts, "attempt"),
    ...(typeof totalTimeoutMs === "number" ? [`${formatCount(totalTimeoutMs)} ms in total`] : []),
  ].join(", ");
}
