import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { good } from "@/lib/testing/scorecard-facts";
import { alerts } from "./alerts";

describe("alerts", () => {
  judges(alerts, [
    [
      "pass by how often they page",
      {},
      ["passed", "Availability: A page reaches someone. 2 pages in 28 days, 0.5 a week.", null],
    ],
    [
      "fail where a page reaches nobody",
      { paged: { ...good.paged, policy: null } },
      [
        "failed",
        "Availability: No escalation policy covers its pages.",
        "Choose an escalation policy for the team or the service.",
      ],
    ],
    [
      "are not measured without an SLO",
      { slos: [] },
      ["not-measured", "It has no SLO.", "Create an SLO."],
    ],
  ]);
});
