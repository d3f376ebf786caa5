import { describe, expect, it } from "vitest";
import { countsOfSent } from "./sent-counts";

const availability = { kind: "availability" } as const;
const freshness = { kind: "freshness", maxAgeSeconds: 900 } as const;
const throughput = { kind: "throughput", minPerSecond: 50 } as const;

describe("a minute as it is sent", () => {
  it.each([
    [
      "three bad of 2,000",
      availability,
      { good: 1997, total: 2000 },
      { bad: 3000, total: 2_000_000 },
    ],
    ["a minute without traffic", availability, { good: 0, total: 0 }, { bad: 0, total: 0 }],
    ["an age at its limit is good", freshness, { value: 900 }, { bad: 0, total: 1000 }],
    ["an age over it is bad", freshness, { value: 900.001 }, { bad: 1000, total: 1000 }],
    ["a rate below its limit is bad", throughput, { value: 49 }, { bad: 1000, total: 1000 }],
    [
      "counts of reads do for freshness",
      freshness,
      { good: 9, total: 10 },
      { bad: 1000, total: 10_000 },
    ],
  ])("counts: %s", (_, sli, sent, counts) => {
    expect(countsOfSent(sli, sent)).toEqual({ ok: true, value: counts });
  });

  it.each([
    ["more good than all", availability, { good: 3, total: 2 }, "good"],
    ["good alone", availability, { good: 3 }, "total"],
    ["total alone", availability, { total: 3 }, "good"],
    ["nothing", availability, {}, "good"],
    ["a value where events are counted", availability, { value: 3 }, "value"],
    ["a value beside counts", freshness, { value: 3, good: 1, total: 1 }, "value"],
    ["a negative age", freshness, { value: -1 }, "value"],
    ["more than can be kept exactly", availability, { good: 0, total: 1e14 }, "total"],
  ])("is refused: %s", (_, sli, sent, field) => {
    expect(countsOfSent(sli, sent)).toMatchObject({ ok: false, field });
  });
});
