import { z } from "zod";
import { runbookSchema } from "@/lib/reliability/registry/profile-schema";
import { slugSchema } from "@/lib/text/slug";
import { RUNBOOK_CHECKS } from "./runbook-checks";

export const runbookReviewFormSchema = z.strictObject({
  service: slugSchema,
  url: runbookSchema,
  met: z.array(z.enum(RUNBOOK_CHECKS)).max(RUNBOOK_CHECKS.length).default([]),
});
