import { z } from "zod";
import { sloBodySchema } from "@/lib/slo/schema";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

export const sloAnswerSchema = z
  .object({
    service: slugSchema,
    slo: slugSchema,
    ...sloBodySchema.shape,
    createdAt: instantTextSchema,
    updatedAt: instantTextSchema,
    archivedAt: instantTextSchema.nullable(),
    firstMeasurementAt: instantTextSchema
      .nullable()
      .describe("The first minute with a measurement; null before any."),
    lastMeasurementAt: instantTextSchema.nullable(),
  })
  .meta({ title: "Slo" });
