import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { burnDownChart } from "./burn-down";
import type { Chart } from "./chart";
import { countBars } from "./count-bars";
import { incidentDots } from "./incident-dots";
import { packedChart, unpackedChart } from "./packed-chart";

const RANGE = { start: 0, end: 1000 };
const lines = burnDownChart({
  summary: "",
  points: [],
  range: RANGE,
  spans: [],
  events: [],
  period: null,
  zoomed: false,
});
const dots = incidentDots({
  summary: "",
  incidents: [],
  range: RANGE,
  medianMs: 1,
  measure: "Time to resolve",
});
const bars = countBars({
  summary: "",
  bars: [{ label: "May", count: 2 }],
  category: "",
  measure: "",
});

const finite = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Object.is(value, -0));
const point = fc.record({ at: fc.nat(), values: fc.array(fc.option(finite)) });
const dot = fc.record({
  at: fc.nat(),
  value: finite,
  severity: fc.constantFrom("SEV1", "SEV2", "SEV3", "SEV4"),
  title: fc.string({ unit: "binary" }),
  text: fc.string(),
  href: fc.string(),
});

it("a chart is unpacked as it was packed, to the last digit and with its gaps", () => {
  const chart: fc.Arbitrary<Chart> = fc.oneof(
    fc.array(point).map((points) => ({ ...lines, points })),
    fc.array(dot).map((each) => ({ ...dots, dots: each })),
    fc.constant(bars),
  );
  fc.assert(
    fc.property(chart, (given) => {
      expect(unpackedChart(packedChart(given))).toEqual(given);
    }),
    { numRuns: runs(100), seed: 25 },
  );
});

it("what is many is one text while it is packed", () => {
  const points = [{ at: 60_000, values: [0.999, null] }];
  const packed = packedChart({ ...lines, points });
  expect(packed).toMatchObject({ packed: "[[60000,0.999,null]]" });
  expect(packed).not.toHaveProperty("points");
});
