import { z } from "zod";
import { serviceProfileSchema } from "@/lib/reliability/registry/profile-schema";
import { chosenSlug, slugSchema } from "@/lib/text/slug";

export const serviceInputSchema = z.strictObject({
  name: z.string().trim().min(1, "Give the service a name.").max(80, "Use at most 80 characters."),
  team: chosenSlug("Choose a team.").describe("Slug of the owning team."),
  description: z.string().trim().max(2000, "Use at most 2,000 characters.").default(""),
  tier: z
    .int()
    .min(1, "Tiers run from 1 (most critical) to 4.")
    .max(4, "Tiers run from 1 (most critical) to 4.")
    .nullable()
    .default(null),
  dependencies: z
    .array(slugSchema)
    .max(50, "Name at most 50 dependencies.")
    .optional()
    .describe(
      "What it calls: new names are added with everything about the call unknown, what is no longer named is removed. Left out: unchanged.",
    ),
  callsNothing: z
    .boolean()
    .optional()
    .describe(
      "true: it calls nothing, which is refused while dependencies are registered and withdrawn when one is. Left out: unchanged.",
    ),
  reliability: serviceProfileSchema
    .optional()
    .describe(
      "What arithmetic on it starts from, and its runbook. Left out: unchanged; {}: nothing is known.",
    ),
});

export type ServiceInput = z.output<typeof serviceInputSchema>;
