import { expect, test } from "vitest";
import { budgetUnits } from "./budget-units";

const counts = { bad: 7000, total: 90_000, measured: 30 };

test("occurrences are spent in events", () => {
  expect(budgetUnits({ method: "occurrences" }, { tally: counts, counts })).toEqual(counts);
});

test("slices are spent whole, or by the share of them that is bad, whatever the traffic", () => {
  expect(
    budgetUnits(
      { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 },
      { tally: { bad: 2e9, total: 6e9, measured: 6 }, counts },
    ),
  ).toEqual({ bad: 2000, total: 6000, measured: 6 });
  expect(
    budgetUnits(
      { method: "ratio-timeslices", sliceMinutes: 5 },
      { tally: { bad: 333_333_333, total: 6e9, measured: 6 }, counts },
    ),
  ).toEqual({ bad: 333, total: 6000, measured: 6 });
});
