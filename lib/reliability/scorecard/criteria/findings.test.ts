import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { now } from "@/lib/testing/scorecard-facts";
import { findings } from "./findings";

describe("findings", () => {
  judges(findings, [
    ["pass without an error", {}, ["passed", "None of its findings is an error.", null]],
    [
      "fail with the first error",
      { findings: { errors: ["SLO-CEILING", "TIMEOUT-BUDGET"], budgetMinutes: 1 } },
      [
        "failed",
        "2 findings are errors: SLO-CEILING, TIMEOUT-BUDGET.",
        "Make the change that the first finding proposes.",
      ],
    ],
    [
      "say nothing of an empty registry",
      { registry: { named: 0, described: 0, fallbacks: [] } },
      [
        "not-measured",
        "No dependencies are registered, so there is nothing to check.",
        "Register what it calls, with timeouts and retries.",
      ],
    ],
    [
      "pass where there is nothing to check",
      {
        registry: { named: 0, described: 0, fallbacks: [] },
        claims: { callsNothing: { by: "Ana", at: now } },
      },
      ["passed", "None of its findings is an error.", null],
    ],
  ]);
});
