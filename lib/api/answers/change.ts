import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

export const changeAnswerSchema = z
  .object({
    id: z.int(),
    service: slugSchema,
    at: instantTextSchema.describe("When it took effect."),
    summary: z.string(),
    source: z.string().nullable(),
    links: z.array(z.object({ href: z.string(), text: z.string() })),
    integration: slugSchema.nullable().describe("What sent it; null for what came by this API."),
    receivedAt: instantTextSchema,
  })
  .meta({ title: "Change" });
