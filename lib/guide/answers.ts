import { z } from "zod";
import { FAILURE_COSTS, JOURNEY_KINDS } from "./kinds";
import { chosenSlug, slugSchema } from "@/lib/text/slug";

const PERCENT = "Enter a percentage from 0 to 100, or leave blank.";
const REQUESTS = "Enter a number above 0, or leave blank.";

/** What the guide asks of a new service. Traffic and promises that are left out are unknown. */
export const guideAnswersSchema = z.strictObject({
  name: z.string().trim().min(1, "Give the service a name.").max(80, "Use at most 80 characters."),
  slug: slugSchema,
  team: chosenSlug("Choose a team."),
  cost: z.enum(FAILURE_COSTS, "Choose what a failure costs."),
  requestsPerDay: z.number(REQUESTS).positive(REQUESTS).max(1e12, REQUESTS).optional(),
  journeys: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(60, "Use at most 60 characters."),
        kind: z.enum(JOURNEY_KINDS, "Choose what kind of journey it is."),
      }),
    )
    .min(1, "Name at least one journey.")
    .max(5, "Start with at most 5 journeys."),
  dependencies: z
    .array(
      z.strictObject({
        name: slugSchema,
        criticality: z.enum(["hard", "soft", "async"], "Choose hard, soft or async."),
        availabilityPercent: z.number(PERCENT).min(0, PERCENT).max(100, PERCENT).optional(),
      }),
    )
    .max(20, "Name at most 20 dependencies."),
});

export type GuideAnswers = z.output<typeof guideAnswersSchema>;
export type Journey = GuideAnswers["journeys"][number];
