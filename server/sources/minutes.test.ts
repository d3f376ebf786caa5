import { describe, expect, it } from "vitest";
import { exactPair } from "@/lib/measurement/pair";
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
    ).toEqual({ buckets: [{ minute: 5, bad: 750, total: 10_250 }], clamped: 0, tooSmall: 0 });
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

  it.each<[number, number, number]>([
    [4e-6, 3.999_5e-6, 1.25e-4],
    [0.000_001_234_567_89, 0.000_001_234_444_44, 0.000_123_45 / 1.234_567_89],
    [7e-9, 6e-9, 1 / 7],
    [2.5e-12, 2e-12, 0.2],
  ])("of %s events keep the share of %s good ones", (total, good, bad) => {
    const { buckets, tooSmall } = minutesOf(
      availability,
      goodTotal,
      answers({ good: [[5, good]], total: [[5, total]] }),
    );
    const [minute] = buckets;
    const { bad: parts, total: all } = exactPair(minute ?? { bad: 0, total: 0 });
    expect(Number(parts) / Number(all)).toBeCloseTo(bad, 9);
    expect(tooSmall).toBe(0);
  });

  it.each([goodTotal, badTotal])(
    "of which nine digits could not be kept stay unknown, and say so: %o",
    (query) => {
      const part = "good" in query ? "good" : "bad";
      const { buckets, tooSmall } = minutesOf(
        availability,
        query,
        answers({
          total: [
            [4, 2.222_222_226e-7],
            [5, 1.234_567_891e-8],
            [6, 3.3e-17],
            [7, 0],
            [8, 2],
          ],
          [part]: [4, 5, 6, 7, 8].map((minute): [number, number] => [minute, 0]),
        }),
      );
      expect(buckets.map(({ minute }) => minute)).toEqual([8]);
      expect(tooSmall).toBe(3);
    },
  );

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
      tooSmall: 0,
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
