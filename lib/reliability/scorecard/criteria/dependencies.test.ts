import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { now } from "@/lib/testing/scorecard-facts";
import { dependencies } from "./dependencies";

describe("dependencies", () => {
  judges(dependencies, [
    [
      "pass where each is described",
      {},
      ["passed", "2 of 2 dependencies have a criticality and a timeout.", null],
    ],
    [
      "fail where one is only named",
      { registry: { named: 2, described: 1, fallbacks: [] } },
      [
        "failed",
        "1 of 2 dependencies has a criticality and a timeout.",
        "Enter the criticality and timeout of the others.",
      ],
    ],
    [
      "are not known where nobody has named any",
      { registry: { named: 0, described: 0, fallbacks: [] } },
      [
        "not-measured",
        "No dependencies are registered.",
        "Register what it calls, with timeouts and retries, or confirm that it calls nothing.",
      ],
    ],
    [
      "pass where somebody said that there are none",
      {
        registry: { named: 0, described: 0, fallbacks: [] },
        claims: { callsNothing: { by: "Ana", at: now } },
      },
      ["passed", "Ana confirmed that it calls nothing.", null],
    ],
  ]);
});
