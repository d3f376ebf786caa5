import type { Chance } from "./chance";
import type { Backoff } from "./settings";

/** The pause before the `retry`-th retry, from 1 on, before jitter. */
function pauseMs({ kind, baseMs, factor, capMs }: Backoff, retry: number): number {
  const grown = { none: 0, constant: 1, linear: retry, exponential: factor ** (retry - 1) }[kind];
  return Math.min(baseMs * grown, capMs ?? Infinity);
}

/**
 * A pause with its jitter: full is from 0 to all of it, equal from half of it, proportional half of
 * it more or less, decorrelated from the base to three times the pause before.
 */
export function jitteredMs(
  backoff: Backoff,
  retry: number,
  previousMs: number,
  random: Chance,
): number {
  const pause = pauseMs(backoff, retry);
  switch (backoff.jitter) {
    case "none":
      return pause;
    case "full":
      return pause * random();
    case "equal":
      return pause * (0.5 + random() / 2);
    case "proportional":
      return pause * (0.5 + random());
    case "decorrelated":
      return decorrelatedMs(backoff, previousMs, random);
    default:
      return backoff.jitter satisfies never;
  }
}

function decorrelatedMs({ kind, baseMs, capMs }: Backoff, previousMs: number, random: Chance) {
  if (kind === "none") return 0;
  const high = 3 * Math.max(previousMs, baseMs);
  return Math.min(baseMs + (high - baseMs) * random(), capMs ?? Infinity);
}
