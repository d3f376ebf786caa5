import { z } from "zod";
import { SENDERS } from "@/lib/intake/sender";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const fields = {
  integration: slugSchema,
  name: z.string(),
  team: slugSchema,
  kind: z.enum(SENDERS),
  service: slugSchema.nullable(),
  staleAfterHours: z.int(),
  mapping: z
    .object({ title: z.string(), key: z.string(), severity: z.string(), status: z.string() })
    .nullable(),
  keyPrefix: z.string().describe("The first characters of its key."),
  earlierKeyUntil: instantTextSchema
    .nullable()
    .describe("Until then the key before the last rotation is valid, too."),
  lastReceivedAt: instantTextSchema.nullable(),
  createdAt: instantTextSchema,
  updatedAt: instantTextSchema,
};

export const integrationAnswerSchema = z.object(fields).meta({ title: "Integration" });

export const integrationKeyAnswerSchema = z
  .object({
    ...fields,
    key: z.string().describe("Shown this once; only its hash is kept."),
    address: z.string().describe("What the sender is told to send to."),
  })
  .meta({ title: "IntegrationWithKey" });
