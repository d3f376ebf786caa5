import { z } from "zod";
import { serviceProfileSchema } from "@/lib/reliability/registry/profile-schema";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

export const serviceAnswerSchema = z
  .object({
    service: slugSchema,
    name: z.string(),
    team: slugSchema,
    description: z.string(),
    tier: z.int().nullable(),
    dependencies: z.array(slugSchema).describe("The names of its dependencies that you may see."),
    callsNothing: z.boolean().describe("Whether someone confirmed that it calls nothing."),
    reliability: serviceProfileSchema.describe("Missing fields are unknown."),
    createdAt: instantTextSchema,
    updatedAt: instantTextSchema,
    archivedAt: instantTextSchema.nullable(),
  })
  .meta({ title: "Service" });
