import { z } from "zod";

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
          "Uptime / failures of a service, while it was there: from when it was made, measured or failed first until now or until it was archived. Of several, those with at least two failures together, each weighing as much as it failed. null: none failed twice.",
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
