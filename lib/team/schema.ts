import { z } from "zod";

export const teamInputSchema = z.strictObject({
  name: z.string().trim().min(1, "Give the team a name.").max(80, "Use at most 80 characters."),
  open: z
    .boolean()
    .default(false)
    .describe("Whether every signed-in person may read the team's services and SLOs."),
});

export type TeamInput = z.output<typeof teamInputSchema>;
