import { describe, expect, it } from "vitest";
import { endOfMinuteSeconds, minutesOf, perMinute } from "./minutes";

const availability = { kind: "availability" } as const;
const answers = (values: Record<string, [minute: number, value: number][]>) => (name: string) =>
  perMinute(
    (values[name] ?? []).map(([minute, value]) => ({ at: endOfMinuteSeconds(minute), value })),
  );
const goodTotal = { good: "g", total: "t" };
const badTotal = { bad: "b", total: "t" };

describe("the minutes of a query", () => {
  it("are those that end at the sample, so that the sample covers them", () => {
    expect([...perMinute([{ at: 120, value: 7 }])]).toEqual([[1, 7]]);
  });

  it("count good against total, also fractions of events", () => {
    expect(
      minutesOf(availability, goodTotal, answers({ good: [[5, 9.5]], total: [[5, 10.25]] })),
    ).toEqual({ buckets: [{ minute: 5, bad: 750, total: 10_250 }], clamped: 0 });
  });

  it("count bad against total", () => {
    expect(
      minutesOf(availability, badTotal, answers({ bad: [[5, 2]], total: [[5, 10]] })).buckets,
    ).toEqual([{ minute: 5, bad: 2000, total: 10_000 }]);
  });

  it.each([
    ["bad", badTotal, 0],
    ["good", goodTotal, 12_000],
  ])(
    "are unknown where %s has no series, and count it as zero only where the query says so",
    (part, query, bad) => {
      const values = answers({
        total: [
          [5, 12],
          [6, 7],
        ],
        [part]: [[6, 7]],
      });
      expect(minutesOf(availability, query, values).buckets.map(({ minute }) => minute)).toEqual([
        6,
      ]);
      expect(
        minutesOf(availability, { ...query, absent: "unknown" }, values).buckets.map(
          ({ minute }) => minute,
        ),
      ).toEqual([6]);
      expect(minutesOf(availability, { ...query, absent: "zero" }, values).buckets[0]).toEqual({
        minute: 5,
        bad,
        total: 12_000,
      });
    },
  );

  it("keep nine digits of counts far below one", () => {
    const [minute] = minutesOf(
      availability,
      goodTotal,
      answers({ good: [[5, 0.002_998_7]], total: [[5, 0.003]] }),
    ).buckets;
    expect(minute && minute.bad / minute.total).toBeCloseTo(0.000_001_3 / 0.003, 12);
    const [rare] = minutesOf(
      availability,
      { ratio: "r" },
      answers({ ratio: [[5, 0.999_999_876]] }),
    ).buckets;
    expect(rare && rare.bad / rare.total).toBeCloseTo(0.000_000_124, 15);
  });

  it("are not measured without a total, whatever good says", () => {
    expect(
      minutesOf(availability, goodTotal, answers({ good: [[5, 3]], total: [[5, 0]] })).buckets,
    ).toEqual([]);
    expect(minutesOf(availability, goodTotal, answers({ good: [[5, 3]] })).buckets).toEqual([]);
  });

  it("cut good above total to the total, and say how often", () => {
    expect(
      minutesOf(
        availability,
        goodTotal,
        answers({
          good: [
            [5, 10.1],
            [6, 10],
          ],
          total: [
            [5, 10],
            [6, 10],
          ],
        }),
      ),
    ).toEqual({
      buckets: [
        { minute: 5, bad: 0, total: 10_000 },
        { minute: 6, bad: 0, total: 10_000 },
      ],
      clamped: 1,
    });
  });

  it("weigh a ratio as a thousand events", () => {
    expect(
      minutesOf(availability, { ratio: "r" }, answers({ ratio: [[5, 0.999_999]] })).buckets,
    ).toEqual([{ minute: 5, bad: 1, total: 1_000_000 }]);
  });

  it("refuse a ratio in percent", () => {
    expect(() => minutesOf(availability, { ratio: "r" }, answers({ ratio: [[5, 99.9]] }))).toThrow(
      "ratio: The query returned 99.9; the share of good events lies between 0 and 1.",
    );
  });

  it("refuse a negative total", () => {
    expect(() => minutesOf(availability, goodTotal, answers({ total: [[5, -1]] }))).toThrow(
      "total: The query returned -1 events",
    );
  });

  it("judge a value by the threshold of the SLI, which itself is good", () => {
    const values = answers({
      value: [
        [5, 900],
        [6, 901],
      ],
    });
    expect(
      minutesOf({ kind: "freshness", maxAgeSeconds: 900 }, { value: "v" }, values).buckets,
    ).toEqual([
      { minute: 5, bad: 0, total: 1000 },
      { minute: 6, bad: 1000, total: 1000 },
    ]);
    expect(
      minutesOf({ kind: "throughput", minPerSecond: 901 }, { value: "v" }, values).buckets,
    ).toEqual([
      { minute: 5, bad: 1000, total: 1000 },
      { minute: 6, bad: 0, total: 1000 },
    ]);
  });
});
