import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { eventParts, polledParts } from "./counts";
import { emptyHour, minuteOf, MINUTES_PER_HOUR, setMinute, type HourMinutes } from "./hour-minutes";
import {
  hourTally,
  MAX_COUNT,
  packedMinutes,
  packedPrefix,
  packHour,
  unpackHour,
} from "./packed-hour";
import { addPair, pairOf } from "./pair";

const count = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 2_000_000 }),
  fc.integer({ min: 0, max: 2000 }).map((n) => n * 1000),
  fc.integer({ min: 0, max: MAX_COUNT }),
  fc.maxSafeNat(),
);
const hours: fc.Arbitrary<HourMinutes> = fc
  .array(fc.tuple(count, fc.double({ min: 0, max: 1, noNaN: true })), {
    maxLength: MINUTES_PER_HOUR,
  })
  .map((minutes) => {
    const hour = emptyHour();
    minutes.forEach(([total, share], minute) => {
      hour.total[minute] = total;
      hour.bad[minute] =
        total % 1000 === 0 ? Math.floor((total / 1000) * share) * 1000 : Math.floor(total * share);
    });
    return hour;
  });

function steady(total: (minute: number) => number, bad: (minute: number) => number): HourMinutes {
  const hour = emptyHour();
  for (let minute = 0; minute < MINUTES_PER_HOUR; minute += 1) {
    hour.total[minute] = total(minute) * 1000;
    hour.bad[minute] = bad(minute) * 1000;
  }
  return hour;
}

const fractional: fc.Arbitrary<HourMinutes> = fc
  .array(
    fc.tuple(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
    ),
    { maxLength: MINUTES_PER_HOUR },
  )
  .map((minutes) => {
    const hour = emptyHour();
    minutes.forEach(([total, share, whole], minute) => {
      const all = eventParts(whole ? Math.ceil(total) : total);
      setMinute(
        hour,
        minute,
        pairOf({ bad: (all * BigInt(Math.floor(share * 1000))) / 1000n, total: all }),
      );
    });
    return hour;
  });

describe("a packed hour with counts finer than a thousandth", () => {
  it("gives back every count exactly", () => {
    fc.assert(
      fc.property(fractional, (hour) => {
        expect(packedMinutes(0, packHour(hour))).toEqual(
          Array.from({ length: MINUTES_PER_HOUR }, (_, minute) => ({
            minute,
            ...minuteOf(hour, minute),
          })),
        );
      }),
      { seed: 3, numRuns: runs(100) },
    );
  });

  it("sums its first minutes exactly, and is no trace in the next hour that is read", () => {
    fc.assert(
      fc.property(fractional, fc.integer({ min: 0, max: MINUTES_PER_HOUR }), (hour, minutes) => {
        const sum = Array.from({ length: minutes }, (_, minute) => minuteOf(hour, minute)).reduce(
          addPair,
          { bad: 0, total: 0 },
        );
        expect(packedPrefix(packHour(hour), minutes)).toMatchObject(sum);
        expect(
          packedPrefix(
            packHour(
              steady(
                () => 7,
                () => 1,
              ),
            ),
            2,
          ),
        ).toEqual({ bad: 2000, total: 14_000, measured: 2 });
      }),
      { seed: 4, numRuns: runs(70) },
    );
  });

  it("takes no more than ten bytes a minute for what a query of increase() answers", () => {
    const hour = emptyHour();
    for (let minute = 0; minute < MINUTES_PER_HOUR; minute += 1) {
      const total = polledParts(59.999_333_346_666_52 + minute / 7);
      setMinute(
        hour,
        minute,
        pairOf({ bad: total - polledParts(58.999_343_346_666_5 + minute / 7), total }),
      );
    }
    expect(packHour(hour).length / MINUTES_PER_HOUR).toBeLessThanOrEqual(11);
  });
});

describe("a packed hour", () => {
  it("gives back every count exactly, whole or fractional, with gaps, up to 2^53", () => {
    fc.assert(
      fc.property(hours, (hour) => {
        expect(unpackHour(packHour(hour))).toEqual(hour);
      }),
      { seed: 1, numRuns: runs(150) },
    );
  });

  it("sums its first minutes without unpacking the rest", () => {
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: MINUTES_PER_HOUR }), (hour, minutes) => {
        const first = {
          bad: hour.bad.map((bad, minute) => (minute < minutes ? bad : 0)),
          total: hour.total.map((total, minute) => (minute < minutes ? total : 0)),
        };
        expect(packedPrefix(packHour(hour), minutes)).toEqual(hourTally(first));
      }),
      { seed: 2, numRuns: runs(150) },
    );
  });

  it("takes one bit a minute for constant traffic without errors", () => {
    expect(
      packHour(
        steady(
          () => 1200,
          () => 0,
        ),
      ).length,
    ).toBeLessThanOrEqual(11);
  });

  it("takes no more than 100 bytes for 1,000 requests a minute that vary by 10% with an error now and then", () => {
    const hour = steady(
      (minute) => 950 + ((minute * 37) % 101),
      (minute) => (minute % 9 === 0 ? 1 : 0),
    );
    expect(packHour(hour).length).toBeLessThanOrEqual(100);
  });

  it("pays for one outlier by the outlier, not by every minute", () => {
    const quiet = packHour(
      steady(
        () => 1000,
        () => 0,
      ),
    ).length;
    expect(
      packHour(
        steady(
          (minute) => (minute === 30 ? 1_000_000_000 : 1000),
          () => 0,
        ),
      ).length,
    ).toBeLessThan(quiet + 60 * 5);
  });
});
