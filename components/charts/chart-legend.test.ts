import { expect, it } from "vitest";
import { burnDownChart } from "./burn-down";
import { legendOf } from "./chart-legend";
import { countBars } from "./count-bars";
import { incidentDots } from "./incident-dots";
import { sliChart } from "./sli";

const RANGE = { start: 0, end: 1000 };

it("a legend names the lines that are drawn, and events once however many there are", () => {
  const chart = burnDownChart({
    summary: "",
    points: [{ at: 0, remaining: 1 }],
    range: RANGE,
    spans: [],
    events: [1, 2].map((at) => ({ at, label: "Definition changed" })),
    period: null,
    zoomed: false,
  });
  expect(legendOf(chart).map(({ label }) => label)).toEqual(["Budget left", "Definition changed"]);
});

it("an SLI is named with its target", () => {
  const chart = sliChart({ summary: "", points: [], range: RANGE, target: 0.999, decimals: 3 });
  expect(legendOf(chart).map(({ label, dash }) => [label, dash])).toEqual([
    ["SLI", "solid"],
    ["Target", "dashed"],
  ]);
});

it("of incidents only the median needs a line, and bars need none", () => {
  const dots = incidentDots({
    summary: "",
    incidents: [],
    range: RANGE,
    medianMs: 7_200_000,
    measure: "Time to resolve",
  });
  expect(legendOf(dots)).toEqual([{ label: "Median 2\u202fh", dash: "dashed", tone: "muted" }]);
  expect(legendOf(countBars({ summary: "", bars: [], category: "", measure: "" }))).toEqual([]);
});
