import { expect, it } from "vitest";
import { burnDownChart } from "./burn-down";
import type { LineChart } from "./chart";
import { tableOf } from "./chart-table";
import { countBars } from "./count-bars";
import { incidentDots } from "./incident-dots";

const NOON = Date.UTC(2026, 10, 29, 12);
const HOUR = 3_600_000;

it("a table has a column for each line and says where nothing was measured", () => {
  const chart = burnDownChart({
    summary: "",
    points: [
      { at: NOON, remaining: 0.9, ideal: 1 },
      { at: NOON + HOUR, remaining: null },
      { at: NOON + 2 * HOUR, remaining: null, forecast: 0.2 },
    ],
    range: { start: NOON, end: NOON + 2 * HOUR },
    spans: [],
    events: [],
    period: null,
    zoomed: false,
  });
  const { head, rows } = tableOf(chart, "Asia/Kathmandu");
  expect(head).toEqual(["Time", "Budget left", "Ideal", "At this rate"]);
  expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ["90.0%", "100.0%", "–"],
    ["no data", "–", "–"],
    ["–", "–", "20.0%"],
  ]);
  expect(rows[0]?.name).toBe("29 Nov 2026, 17:45 GMT+5:45");
});

it.each([
  ["before the first row", -HOUR, ["a", "–", "–"]],
  ["at a row's instant", HOUR, ["–", "a", "–"]],
  ["between two rows", 2 * HOUR - 1, ["–", "a", "–"]],
  ["after the last row", 9 * HOUR, ["–", "–", "a"]],
])("what happened %s stands in the row that had begun", (_, after, happened) => {
  const chart: LineChart = {
    ...burnDownChart({
      summary: "",
      points: [0, 1, 2].map((index) => ({ at: NOON + index * HOUR, remaining: 1 })),
      range: { start: NOON, end: NOON + 2 * HOUR },
      spans: [],
      events: [],
      period: null,
      zoomed: false,
    }),
    events: [{ at: NOON + after, label: "a" }],
  };
  expect(tableOf(chart, "UTC").rows.map(({ cells }) => cells.at(-1)?.text)).toEqual(happened);
});

it("a table of incidents leads to each of them", () => {
  const chart = incidentDots({
    summary: "",
    incidents: [{ number: 7, title: "Slow", severity: "SEV2", at: NOON, ms: 90 * 60_000 }],
    range: { start: NOON, end: NOON + HOUR },
    medianMs: HOUR,
    measure: "Time to resolve",
  });
  const { head, rows } = tableOf(chart, "UTC");
  expect(head).toEqual(["Began", "Incident", "Severity", "Time to resolve"]);
  expect(rows).toEqual([
    {
      name: "29 Nov 2026, 12:00 UTC",
      cells: [
        { text: "#7 Slow", href: "/incidents/7" },
        { text: "SEV2" },
        { text: "1\u202fh 30\u202fmin" },
      ],
    },
  ]);
});

it("a table of bars has each with its count", () => {
  const bars = [{ label: "Oct 2026", count: 1234 }];
  const chart = countBars({ summary: "", bars, category: "Month", measure: "Incidents" });
  expect(tableOf(chart, "UTC")).toEqual({
    head: ["Month", "Incidents"],
    rows: [{ name: "Oct 2026", cells: [{ text: "1,234" }] }],
  });
});
