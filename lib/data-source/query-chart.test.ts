import { expect, it } from "vitest";
import { chartFacts, chartPath, chartText, readChart } from "./query-chart";

const chart = (...values: (number | null)[]) => ({ end: 0, values });

it("a line breaks where minutes are missing, and one minute alone is a dot", () => {
  const given = chart(0, 10, null, 5, null, null, 10, 0);
  const facts = chartFacts(given);
  expect(facts).toEqual({ low: 0, high: 10, missing: 3 });
  expect(facts && chartPath(given, facts, 70, 20)).toBe("M0 20L10 0M30 10h0M60 0L70 20");
});

it("an even line runs through the middle, and nothing is no line", () => {
  const even = chart(7, 7, 7);
  const facts = chartFacts(even);
  expect(facts && chartPath(even, facts, 20, 10)).toBe("M0 5L10 5L20 5");
  expect(chartFacts(chart(null, null))).toBeNull();
});

it("comes back as it was sent, and something else as nothing", () => {
  const given = chart(1, null, 2.5e-7);
  expect(readChart(chartText(given))).toEqual(given);
  expect(readChart('{"end":"now"}')).toBeNull();
  expect(readChart(undefined)).toBeNull();
});
