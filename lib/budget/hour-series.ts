import { firstIndexFrom } from "@/lib/measurement/first-index";
import { EMPTY, type Tally, addTally, subtractTally } from "@/lib/measurement/tally";
import { HOUR_MS } from "@/lib/time/duration";

/**
 * `tally` in the objective's units, `counts` in thousandths of an event; the same for occurrences.
 */
export type Sums = { tally: Tally; counts: Tally };

/** One epoch hour. Hours without data may be missing. */
export type HourTally = Sums & { hour: number };

/**
 * The part of an hour from its start up to `at`, for an interval that does not begin or end with an
 * hour.
 */
export type HourPart = Sums & { at: number };

export type HourSums = { between: (startMs: number, endMs: number) => Sums };

const NOTHING: Sums = { tally: EMPTY, counts: EMPTY };

/**
 * Running sums of hours in any order: any interval's sum by two look-ups. Throws RangeError for an
 * edge inside an hour whose part is not given.
 */
export function hourSums(hours: readonly HourTally[], parts: readonly HourPart[] = []): HourSums {
  const sorted = [...hours].sort((a, b) => a.hour - b.hour);
  const partAt = new Map(parts.map((part) => [part.at, part]));
  const before: Sums[] = [NOTHING];
  for (const hour of sorted) before.push(add(before.at(-1) ?? NOTHING, hour));

  function upTo(ms: number): Sums {
    const whole =
      before[firstIndexFrom(sorted, Math.floor(ms / HOUR_MS), ({ hour }) => hour)] ?? NOTHING;
    if (ms % HOUR_MS === 0) return whole;
    const part = partAt.get(ms);
    if (part === undefined)
      throw new RangeError(
        `the sums up to ${new Date(ms).toISOString()}, inside an hour, are not known`,
      );
    return add(whole, part);
  }

  return {
    between(startMs, endMs) {
      const from = upTo(startMs);
      const to = upTo(Math.max(startMs, endMs));
      return {
        tally: subtractTally(to.tally, from.tally),
        counts: subtractTally(to.counts, from.counts),
      };
    },
  };
}

function add(a: Sums, b: Sums): Sums {
  return { tally: addTally(a.tally, b.tally), counts: addTally(a.counts, b.counts) };
}
