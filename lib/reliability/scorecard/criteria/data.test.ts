import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { minuteAgo, slo } from "@/lib/testing/scorecard-facts";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { data } from "./data";

describe("an SLO with data", () => {
  const silent = { ...slo, name: "Latency", lastMinute: minuteAgo(2 * HOUR_MS + MINUTE_MS) };
  const young = { ...slo, name: "New", firstMinute: minuteAgo(HOUR_MS) };
  judges(data, [
    ["has to be there", { slos: [] }, ["failed", "It has no SLO.", "Create an SLO."]],
    [
      "is enough",
      {},
      ["passed", "Availability: 100.0% of the minutes of its window have data.", null],
    ],
    [
      "is not enough beside a silent one",
      { slos: [slo, silent] },
      [
        "failed",
        "1 of 2 SLOs: Latency: No data has arrived for 2 hours.",
        "Start the sender again, or archive the SLO.",
      ],
    ],
    [
      "is enough beside a new one",
      { slos: [young, slo] },
      ["passed", "1 of 2 SLOs: Availability: 100.0% of the minutes of its window have data.", null],
    ],
    [
      "is not known of new ones alone",
      { slos: [young] },
      ["not-measured", "New: Data has arrived for 1 hour; coverage is checked after a day.", null],
    ],
  ]);
});
