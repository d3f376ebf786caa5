import { expect, test } from "vitest";
import { PRESETS } from "@/lib/reliability/simulate/presets";
import { simulate } from "@/lib/reliability/simulate/simulate";
import { capacityPerSecond } from "@/lib/reliability/simulate/why";
import { callsChart, goodputChart, queueChart } from "./simulation";

function simulated(id: string) {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(id);
  const { scenario, before, after } = preset;
  return {
    scenario,
    before: simulate(before, scenario, 1),
    after: simulate(after, scenario, 1),
    capacityPerSecond: capacityPerSecond(after),
  };
}

test("a storm's charts run over its 120 s, with the stall as a stretch and the capacity as a level", () => {
  const chart = callsChart(simulated("retry-storm"));
  expect(chart).toMatchObject({
    clock: "elapsed",
    range: { start: 0, end: 120_000 },
    spans: [{ start: 10_000, end: 15_000, label: "Dependency stalls" }],
    levels: [{ name: "Capacity", label: "120/s" }],
    events: [],
  });
  expect(chart.points).toHaveLength(100);
});

test("rates are those of a second: what succeeds in the points is what succeeds in the run", () => {
  const run = simulated("bulkhead");
  const { points } = goodputChart(run);
  const seconds = run.scenario.runMs / 1000 / points.length;
  const sum = points.reduce((total, { values }) => total + (values[1] ?? 0) * seconds, 0);
  const inRun = run.after.series.reduce((total, { succeeded }) => total + succeeded, 0);
  expect(sum).toBeCloseTo(inRun, 6);
});

test("the first opening of a breaker is told for each side", () => {
  const { events } = queueChart(simulated("slow-breaker"));
  expect(events.map(({ label }) => label)).toEqual([
    "Before: breaker opens",
    "After: breaker opens",
  ]);
});
