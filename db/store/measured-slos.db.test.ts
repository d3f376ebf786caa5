import { beforeEach, describe, expect, it } from "vitest";
import {
  lastBatchBefore,
  lastBatchOf,
  measuredBatches,
  measuredBefore,
  noteMeasured,
} from "./measured-slos";

let sloId = 1_000_000;
let before = 0;

beforeEach(() => {
  sloId += 2;
  before = measuredBatches();
});

const note = (...minutes: number[]) => noteMeasured(minutes.map((minute) => ({ sloId, minute })));

describe("a batch of measurements", () => {
  it.each([
    ["in order", [10, 11, 12]],
    ["in reverse", [12, 11, 10]],
    ["in any order", [11, 10, 12, 11]],
  ])("counts from its first minute, with its minutes %s", (_, minutes) => {
    note(...minutes);
    expect(measuredBefore(sloId, 10, before)).toBe(false);
    expect(measuredBefore(sloId, 11, before)).toBe(true);
  });

  it("is one batch, of however many minutes and SLOs", () => {
    noteMeasured(
      Array.from({ length: 400 }, (_, index) => ({ sloId: sloId + (index % 2), minute: index })),
    );
    expect(measuredBatches()).toBe(before + 1);
    expect([lastBatchOf(sloId), lastBatchOf(sloId + 1)]).toEqual([before + 1, before + 1]);
    expect(measuredBefore(sloId, 0, before)).toBe(false);
  });

  it("hides no later minute of the batch before it", () => {
    note(20);
    note(10, 30);
    expect(measuredBefore(sloId, 15, before)).toBe(true);
    expect(measuredBefore(sloId, 15, before + 1)).toBe(true);
    expect(measuredBefore(sloId, 15, before + 2)).toBe(false);
  });

  it("counts for all SLOs from the first minute of any", () => {
    noteMeasured([
      { sloId, minute: 5000 },
      { sloId, minute: 4000 },
    ]);
    expect(lastBatchBefore(4001)).toBe(before + 1);
    expect(lastBatchBefore(4000)).toBeLessThanOrEqual(before);
  });
});
