import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

export const serviceAnswerSchema = z
  .object({
    service: slugSchema,
    name: z.string(),
    team: slugSchema,
    description: z.string(),
    tier: z.int().nullable(),
    dependencies: z.array(slugSchema).describe("Those that you may see."),
    createdAt: instantTextSchema,
    updatedAt: instantTextSchema,
    archivedAt: instantTextSchema.nullable(),
  })
  .meta({ title: "Service" });
