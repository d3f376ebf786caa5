import { z } from "zod";
import { SEVERITIES } from "@/lib/incident/severity";
import { slugSchema } from "@/lib/text/slug";
import { instantSchema } from "../instant";
import { operation } from "../operation";

const durations = (what: string) =>
  z
    .object({
      n: z.int().describe("How many incidents have it."),
      meanMs: z.number().nullable(),
      medianMs: z.number().nullable().describe("The mean of the middle two where n is even."),
      p90Ms: z
        .number()
        .nullable()
        .describe("By nearest rank: the smallest that 90% do not exceed."),
    })
    .describe(what);

const NONE = { n: 0, meanMs: null, medianMs: null, p90Ms: null };

export const incidentInsightsSchema = z
  .object({
    n: z.int().describe("Incidents that started in the period, without canceled ones."),
    timeToDetect: durations("Detected after the impact began."),
    timeToAcknowledge: durations("Acknowledged after it was detected."),
    timeToMitigate: durations("Mitigated after the impact began."),
    timeToResolve: durations("Resolved after the impact began."),
    timeBetweenFailures: z.object({
      meanMs: z
        .number()
        .nullable()
        .describe(
          "(period - downtime) / failures of a service; of several, those with at least two failures together, each weighing as much as it failed. null: none failed twice.",
        ),
      failures: z.int().describe("Overlapping incidents of a service are one failure."),
      downtimeMs: z
        .number()
        .describe(
          "In the period, also of incidents that began before it; open ones last until now.",
        ),
    }),
  })
  .meta({ title: "IncidentInsights" });

export const getIncidentInsightsOperation = operation({
  id: "getIncidentInsights",
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
});
