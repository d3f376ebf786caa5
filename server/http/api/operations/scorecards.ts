import { z } from "zod";
import { scorecardSchema } from "@/lib/api/answers/scorecard";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const SCORECARD = {
  service: "checkout",
  level: 1,
  levelName: "Measured",
  criteria: [
    {
      criterion: "owner",
      level: 1,
      outcome: "passed",
      evidence: "Payments owns it: 3 people can respond.",
      at: AT,
      change: null,
      gainMinutes: null,
    },
    {
      criterion: "on-call",
      level: 2,
      outcome: "failed",
      evidence: "Nobody is on call for 14 h of the next 28 days, in 2 gaps.",
      at: AT,
      change: "Fill the gaps with a layer or an override.",
      gainMinutes: null,
    },
  ],
  policy: { acceptedBy: "Mara Lindt", acceptedAt: AT, isCurrent: true },
  runbook: null,
  next: ["on-call"],
  history: [{ at: AT, level: 1 }],
};

export const scorecardOperations = operations({
  getScorecard: {
    method: "GET",
    path: "/services/{service}/scorecard",
    tag: "Services",
    summary: "Read the scorecard of a service",
    description:
      "A level requires all of its criteria and those of the levels below. What is not measured is not met; what does not apply is skipped. As of the current minute.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "Level, criteria and history.",
        schema: scorecardSchema,
        example: SCORECARD,
      },
    ],
    problems: [404],
  },
  getScorecardBadge: {
    method: "GET",
    path: "/services/{service}/scorecard/badge.svg",
    tag: "Services",
    summary: "Read the level of a service as a badge",
    description: "Needs a session, or a token sent by a proxy. The badge is not public.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "A picture with the level.",
        schema: z.string(),
        type: "image/svg+xml",
        example: "<svg xmlns='http://www.w3.org/2000/svg'/>",
      },
    ],
    problems: [404],
  },
});
