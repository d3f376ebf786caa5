import { z } from "zod";
import { emailSchema } from "@/lib/people/schema";
import { whenSchema } from "./when-schema";
import { chosenSlug, slugSchema } from "@/lib/text/slug";

const MINUTES = "Give a whole number of minutes from 1 to 1,440.";
const ROUNDS = "Give a whole number from 0 to 9.";

const targetSchema = z.union(
  [
    z.strictObject({ person: emailSchema.describe("By email.") }),
    z.strictObject({ schedule: slugSchema.describe("Whoever is on call.") }),
    z.strictObject({ team: slugSchema.describe("Its responders and managers.") }),
    z.strictObject({ channel: slugSchema.describe("A channel of a team.") }),
  ],
  "Name a person, a schedule, a team or a channel.",
);

const targetsSchema = z.array(targetSchema).max(20, "Name at most 20 targets.");
const minutesSchema = z.int(MINUTES).min(1, MINUTES).max(1440, MINUTES);

export const policyInputSchema = z.strictObject({
  name: z.string().trim().min(1, "Give the policy a name.").max(80, "Use at most 80 characters."),
  team: chosenSlug("Choose a team.").describe("Slug of the owning team."),
  levels: z
    .array(
      z.strictObject({
        targets: targetsSchema.min(1, "Choose at least one target."),
        timeoutMinutes: minutesSchema.describe(
          "How long the level has to acknowledge before the next one is notified.",
        ),
        when: whenSchema
          .optional()
          .describe("When the level applies; where it does not, it is skipped at once."),
      }),
    )
    .min(1, "Give at least one level.")
    .max(10, "Give at most 10 levels."),
  repeat: z
    .int(ROUNDS)
    .min(0, ROUNDS)
    .max(9, ROUNDS)
    .default(0)
    .describe("How often all levels are notified again when nobody acknowledges."),
  forever: z.boolean().default(false).describe("Repeats until someone acknowledges."),
  whenNobodyAnswers: targetsSchema
    .default([])
    .describe("Notified at the end, with the team's managers and every administrator."),
  reNotifyAfterMinutes: minutesSchema
    .default(60)
    .describe("When an alert that still fires is brought back to whoever acknowledged it."),
});

export type PolicyInput = z.output<typeof policyInputSchema>;
export type PolicyBody = z.input<typeof policyInputSchema>;
export type TargetBody = z.output<typeof targetSchema>;

const pagedBySchema = slugSchema.nullable();

/** Null: none. */
export const teamPagingSchema = z.strictObject({
  policy: pagedBySchema.default(null).describe("What pages of the team's services go by."),
  ticketChannel: pagedBySchema.default(null).describe("Where its tickets go."),
});
export const servicePagingSchema = z.strictObject({
  policy: pagedBySchema.default(null).describe("Null: that of the team."),
});

export type TeamPagingInput = z.output<typeof teamPagingSchema>;
export type ServicePagingInput = z.output<typeof servicePagingSchema>;
