import { z } from "zod";
import { instantSchema } from "@/lib/api/instant";

const SUMMARY_MAX = 1024;
const SOURCE_MAX = 200;
const LINKS_MAX = 20;

/** What a pipeline tells of a change that it has made, such as a deployment. */
export const changeInputSchema = z.strictObject({
  summary: z
    .string()
    .trim()
    .min(1, "Say what changed.")
    .max(SUMMARY_MAX, "Use at most 1,024 characters.")
    .describe("Such as `Deploy 4f2c9e1`."),
  at: instantSchema.optional().describe("When it took effect; left out: now."),
  source: z
    .string()
    .trim()
    .max(SOURCE_MAX, "Use at most 200 characters.")
    .optional()
    .describe("Who tells of it, such as `github-actions`."),
  links: z
    .array(
      z.strictObject({
        href: z.url({ protocol: /^https?$/, error: "Give a web address." }).max(2000),
        text: z.string().trim().max(SOURCE_MAX, "Use at most 200 characters.").default(""),
      }),
    )
    .max(LINKS_MAX, "Give at most 20 links.")
    .default([]),
});

export type ChangeInput = z.output<typeof changeInputSchema>;
