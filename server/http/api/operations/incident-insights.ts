import { z } from "zod";
import { incidentInsightsSchema } from "@/lib/api/answers/incident-insights";
import { instantSchema } from "@/lib/api/instant";
import { SEVERITIES } from "@/lib/incident/severity";
import { slugSchema } from "@/lib/text/slug";
import { operations } from "../operation";

const NONE = { n: 0, meanMs: null, medianMs: null, p90Ms: null };

export const incidentInsightsOperations = operations({
  getIncidentInsights: {
    method: "GET",
    path: "/insights/incidents",
    tag: "Incidents",
    summary: "Read how long incidents took, and how far apart they were",
    description:
      "Over the incidents you may see that started in the period. What an incident has no time for counts in no average. Numbers are not rounded.",
    scope: "read",
    query: z.strictObject({
      from: instantSchema.optional().describe("90 days before `to` where it is left out."),
      to: instantSchema.optional().describe("Not itself in the period. Now where it is left out."),
      service: slugSchema
        .optional()
        .describe("Only incidents that touched this service, and only its failures."),
      team: slugSchema.optional().describe("Only incidents that this team was in charge of."),
      severity: z
        .enum(SEVERITIES, "The severity is one of SEV1, SEV2, SEV3, SEV4.")
        .optional()
        .describe("Only incidents that ended up with this severity."),
    }),
    answers: [
      {
        status: 200,
        description: "The averages.",
        schema: incidentInsightsSchema,
        example: {
          n: 2,
          timeToDetect: { n: 2, meanMs: 240_000, medianMs: 240_000, p90Ms: 300_000 },
          timeToAcknowledge: { n: 2, meanMs: 90_000, medianMs: 90_000, p90Ms: 120_000 },
          timeToMitigate: NONE,
          timeToResolve: { n: 2, meanMs: 3_600_000, medianMs: 3_600_000, p90Ms: 5_400_000 },
          timeBetweenFailures: { meanMs: 3_884_400_000, failures: 2, downtimeMs: 7_200_000 },
        },
      },
    ],
    problems: [],
  },
});
