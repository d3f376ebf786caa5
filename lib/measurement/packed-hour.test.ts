import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyHour, hourTally, MAX_COUNT, MINUTES_PER_HOUR, packedPrefix, packHour, unpackHour, type HourMinutes } from "./packed-hour";

const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 2000 }).map((n) => n * 1000), fc.integer({ min: 0, max: MAX_COUNT }), fc.maxSafeNat());
const hours: fc.Arbitrary<HourMinutes> = fc.array(fc.tuple(count, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: MINUTES_PER_HOUR }).map((minutes) => {
  const hour = emptyHour();
  minutes.forEach(([total, share], minute) => {
    hour.total[minute] = total;
    hour.bad[minute] = total % 1000 === 0 ? Math.floor((total / 1000) * share) * 1000 : Math.floor(total * share);
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

describe("a packed hour", () => {
  it("gives back every count exactly, whole or fractional, with gaps, up to 2^53", () => {
    fc.assert(fc.property(hours, (hour) => {
        expect(unpackHour(packHour(hour))).toEqual(hour);
      }), { seed: 1, numRuns: 500 });
  });

  it("sums its first minutes without unpacking the rest", () => {
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: MINUTES_PER_HOUR }), (hour, minutes) => {
        const first = { bad: hour.bad.map((bad, minute) => (minute < minutes ? bad : 0)), total: hour.total.map((total, minute) => (minute < minutes ? total : 0)) };
        expect(packedPrefix(packHour(hour), minutes)).toEqual(hourTally(first));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("takes one bit a minute for constant traffic without errors", () => {
    expect(packHour(steady(() => 1200, () => 0)).length).toBeLessThanOrEqual(11);
  });

  it("takes no more than 100 bytes for 1,000 requests a minute that vary by 10 % with an error now and then", () => {
    const hour = steady((minute) => 950 + ((minute * 37) % 101), (minute) => (minute % 9 === 0 ? 1 : 0));
    expect(packHour(hour).length).toBeLessThanOrEqual(100);
  });

  it("pays for one outlier by the outlier, not by every minute", () => {
    const quiet = packHour(steady(() => 1000, () => 0)).length;
    expect(packHour(steady((minute) => (minute === 30 ? 1_000_000_000 : 1000), () => 0)).length).toBeLessThan(quiet + 60 * 5);
  });
});
