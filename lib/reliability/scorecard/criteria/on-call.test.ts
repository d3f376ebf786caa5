import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { now } from "@/lib/testing/scorecard-facts";
import { HOUR_MS } from "@/lib/time/duration";
import { onCall } from "./on-call";

describe("on-call", () => {
  judges(onCall, [
    [
      "without gaps passes",
      { onCall: { kind: "schedules", gaps: 0, gapMs: 0, firstGapAt: null } },
      ["passed", "Someone is on call at all times for the next 28 days.", null],
    ],
    [
      "with a gap fails, with its hours",
      { onCall: { kind: "schedules", gaps: 2, gapMs: 26 * HOUR_MS, firstGapAt: now } },
      [
        "failed",
        "Nobody is on call for 1 d 2 h of the next 28 days, in 2 gaps.",
        "Fill the gaps with a layer or an override.",
      ],
    ],
    [
      "of nobody fails",
      { onCall: { kind: "no-policy" } },
      [
        "failed",
        "No escalation policy covers it.",
        "Choose an escalation policy for the team or the service.",
      ],
    ],
  ]);
});
