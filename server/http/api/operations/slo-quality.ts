import { sloQualitySchema } from "@/lib/api/answers/slo-quality";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const QUALITY = {
  service: "checkout",
  slo: "availability",
  checks: [
    {
      check: "measurable",
      outcome: "passed",
      evidence: "99.8% of the minutes of its window have data.",
      at: AT,
      change: null,
    },
    {
      check: "realistic",
      outcome: "failed",
      evidence: "40.0% of 62 windows of 28 days met 99.95%.",
      at: AT,
      change: "Lower the target to 99.9%, which every window met.",
    },
  ],
};

export const sloQualityOperations = operations({
  getSloQuality: {
    method: "GET",
    path: "/services/{service}/slos/{slo}/quality",
    tag: "SLOs",
    summary: "Read the six quality checks of an SLO",
    description:
      "Whether it is measurable, realistic, fits the risk that its service's tier tolerates, has alerts that reach someone and are not noisy, that can be acted on, and is documented. As of the current minute.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "The checks, in that order.",
        schema: sloQualitySchema,
        example: QUALITY,
      },
    ],
    problems: [404],
  },
});
