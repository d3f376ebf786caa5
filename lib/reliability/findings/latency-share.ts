import type { DependencySettings } from "../registry/schema";

/**
 * The share (0..1) of calls that are known to take longer than `timeoutMs`, so the true one is at
 * least that; null where no percentile lies above it.
 */
export function slowerShare(
  { p50, p99, p99_9 }: NonNullable<DependencySettings["measured"]>,
  timeoutMs: number,
): number | null {
  if (p50 !== undefined && p50 > timeoutMs) return 0.5;
  if (p99 !== undefined && p99 > timeoutMs) return 0.01;
  if (p99_9 !== undefined && p99_9 > timeoutMs) return 0.001;
  return null;
}
