import { describe, expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good, minuteAgo, now, objective } from "@/lib/testing/quality-facts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { QualityFacts } from "./facts";
import { measurable } from "./measurable";

describe("measurable", () => {
  const startFirst = "Send the first counts, as “Send measurements” on this page shows.";
  test.each<[string, Partial<QualityFacts>, unknown[]]>([
    [
      "passes at exactly 90% of the minutes",
      { objectives: [{ ...objective, coverage: 0.9 }] },
      ["passed", "90.0% of the minutes of its window have data.", null],
    ],
    [
      "fails just below",
      { objectives: [{ ...objective, coverage: 0.8999 }] },
      [
        "failed",
        "89.9% of the minutes of its window have data.",
        "Add a probe, so that at least 90% of the minutes have data.",
      ],
    ],
    [
      "goes by the objective that is covered least",
      { objectives: [objective, { ...objective, coverage: 0.5 }] },
      [
        "failed",
        "50.0% of the minutes of its window have data.",
        "Add a probe, so that at least 90% of the minutes have data.",
      ],
    ],
    [
      "fails in silence, however well covered its window is",
      { lastMinute: minuteAgo(3 * HOUR_MS + MINUTE_MS) },
      ["failed", "No data has arrived for 3 hours.", "Start the sender again, or archive the SLO."],
    ],
    [
      "bears the silence that the SLO allows",
      {
        lastMinute: minuteAgo(3 * HOUR_MS + MINUTE_MS),
        alerting: { policy: "default", minBadEvents: 1, noDataAfterMs: 3 * HOUR_MS },
      },
      ["passed", "99.8% of the minutes of its window have data.", null],
    ],
    [
      "waits a day before it judges coverage",
      { firstMinute: minuteAgo(23 * HOUR_MS), objectives: [{ ...objective, coverage: 0.2 }] },
      ["not-measured", "Data has arrived for 23 hours; coverage is checked after a day.", null],
    ],
    [
      "gives a new SLO an hour",
      { firstMinute: null, lastMinute: null, createdAt: now - 59 * MINUTE_MS },
      [
        "not-measured",
        "No data has arrived yet. This is checked an hour after the SLO was created.",
        startFirst,
      ],
    ],
    [
      "fails without data after that",
      { firstMinute: null, lastMinute: null, createdAt: now - HOUR_MS },
      ["failed", "No data has arrived since the SLO was created 1 hour ago.", startFirst],
    ],
    [
      "asks for the query where one is read",
      { lastMinute: minuteAgo(DAY_MS + MINUTE_MS), source: "prometheus" },
      ["failed", "No data has arrived for 24 hours.", "Check the query and its data source."],
    ],
  ])("%s", (_, change, expected) => {
    expect(said(measurable({ ...good, ...change }))).toEqual(expected);
  });

  test("holds as of the end of the last minute with data", () => {
    expect(measurable(good).at).toBe(now - MINUTE_MS);
  });
});
