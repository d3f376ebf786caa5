import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import {
  ACCOUNT_PACE,
  NETWORK_PACE,
  PAIR_PACE,
  waitInWords,
  waitMs,
  type Pace,
} from "./attempt-pace";

const NOW = new Date("2026-11-02T12:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe("the wait before the next attempt", () => {
  it.each<[string, Pace, number, number | null, number]>([
    ["nothing before", PAIR_PACE, 0, null, 0],
    ["the last free one", PAIR_PACE, 7, 0, 0],
    ["the first that waits", PAIR_PACE, 8, 0, 60],
    ["part of it is over", PAIR_PACE, 8, 45, 15],
    ["all of it is over, to the second", PAIR_PACE, 8, 60, 0],
    ["it doubles", PAIR_PACE, 9, 0, 120],
    ["and again", PAIR_PACE, 11, 0, 480],
    ["up to the cap", PAIR_PACE, 12, 0, 900],
    ["however many there were", PAIR_PACE, 5000, 0, 900],
    ["the last one lies ahead, by a clock that was put back", PAIR_PACE, 9, -86_400, 120],
    ["an account, the last free one", ACCOUNT_PACE, 19, 0, 0],
    ["an account", ACCOUNT_PACE, 20, 0, 30],
    ["an account, capped", ACCOUNT_PACE, 25, 0, 900],
    ["a network, the last free one", NETWORK_PACE, 29, 0, 0],
    ["a network", NETWORK_PACE, 30, 0, 10],
    ["a network, capped", NETWORK_PACE, 35, 0, 300],
  ])("%s", (_, pace, count, secondsAgo, expected) => {
    expect(waitMs(pace, { count, lastAt: secondsAgo === null ? null : ago(secondsAgo) }, NOW)).toBe(
      expected * 1000,
    );
  });

  it("never shrinks with more attempts, and is never over the cap", () => {
    const law = fc.property(
      fc.constantFrom(PAIR_PACE, ACCOUNT_PACE, NETWORK_PACE),
      fc.nat(3000),
      fc.integer({ min: -2000, max: 2000 }),
      (pace, count, seconds) => {
        const wait = (of: number) => waitMs(pace, { count: of, lastAt: ago(seconds) }, NOW);
        expect(wait(count + 1)).toBeGreaterThanOrEqual(wait(count));
        expect(wait(count)).toBeLessThanOrEqual(pace.capMs);
      },
    );
    fc.assert(law, { seed: 46 });
  });
});

/** Guesses as fast as they are let, on a clock of its own. */
function guessesInADay(pace: Pace): number {
  const made: number[] = [];
  for (let clock = 0; clock < DAY_MS;) {
    const wait = waitMs(
      pace,
      { count: made.length, lastAt: new Date(made.at(-1) ?? 0) },
      new Date(clock),
    );
    if (wait === 0) made.push(clock);
    clock += Math.max(wait, 1);
  }
  return made.length;
}

it.each([
  ["pair", PAIR_PACE, 110],
  ["account", ACCOUNT_PACE, 125],
  ["network", NETWORK_PACE, 325],
] as const)("a day of guessing at one %s stays under %3$s", (_, pace, most) => {
  expect(guessesInADay(pace)).toBeLessThan(most);
});

it.each([
  [1, "1 minute"],
  [MINUTE_MS, "1 minute"],
  [MINUTE_MS + 1, "2 minutes"],
  [15 * MINUTE_MS, "15 minutes"],
])("%s ms are %s", (ms, words) => {
  expect(waitInWords(ms)).toBe(words);
});
