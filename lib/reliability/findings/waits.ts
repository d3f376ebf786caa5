import type { DependencySettings } from "../registry/schema";

type Backoff = DependencySettings["backoff"];
/** `least`: what an unknown cap or base leaves certain; `most`: as if there were no cap. */
type Wait = { least: number; most: number };

/** How far one wait of decorrelated jitter may lie above the one before it. */
const DECORRELATED = 3;
const DEFAULT_FACTOR = 2;

/**
 * The longest waits between `attempts` calls in milliseconds, in order: at most one fewer than
 * there are attempts. Proportional jitter is taken at its middle, as its width is not registered.
 */
export function longestWaits(backoff: Backoff, attempts: number): Wait[] {
  if (backoff === undefined || backoff.kind === "none" || backoff.baseMs === undefined) return [];
  const { baseMs, capMs } = backoff;
  const cap = capMs ?? Infinity;
  return Array.from({ length: attempts - 1 }, (_, index) => {
    const most = Math.min(cap, baseMs * growth(backoff, index));
    return { most, least: capMs === undefined ? Math.min(most, baseMs) : most };
  });
}

function growth({ kind, factor = DEFAULT_FACTOR, jitter }: NonNullable<Backoff>, index: number) {
  if (jitter === "decorrelated") return DECORRELATED ** (index + 1);
  if (kind === "linear") return index + 1;
  return kind === "exponential" ? factor ** index : 1;
}
