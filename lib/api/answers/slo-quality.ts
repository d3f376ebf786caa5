import { z } from "zod";
import { QUALITY_CHECKS } from "@/lib/slo/quality/quality";
import { slugSchema } from "@/lib/text/slug";
import { verdictFields } from "./verdict";

export const sloQualitySchema = z
  .object({
    service: slugSchema,
    slo: slugSchema,
    checks: z.array(z.object({ check: z.enum(QUALITY_CHECKS), ...verdictFields })),
  })
  .meta({ title: "SloQuality" });
