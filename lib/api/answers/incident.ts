import { z } from "zod";
import { ROLES } from "@/lib/incident/entry";
import { severitySchema, statusSchema } from "@/lib/incident/schema";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

export const incidentAnswerSchema = z
  .object({
    number: z.int(),
    title: z.string(),
    summary: z.string(),
    severity: severitySchema,
    status: statusSchema,
    team: slugSchema.describe("In charge."),
    services: z.array(slugSchema),
    startedAt: instantTextSchema,
    detectedAt: instantTextSchema.nullable(),
    acknowledgedAt: instantTextSchema.nullable(),
    mitigatedAt: instantTextSchema.nullable(),
    resolvedAt: instantTextSchema.nullable(),
    declaredAt: instantTextSchema,
    declaredBy: z.string(),
    nextUpdateDueAt: instantTextSchema
      .nullable()
      .describe("When stakeholders are to hear next; null once it has ended, and for SEV4."),
    roles: z
      .object(
        Object.fromEntries(ROLES.map((role) => [role, z.string().nullable()])) as Record<
          (typeof ROLES)[number],
          z.ZodNullable<z.ZodString>
        >,
      )
      .describe("Names of those who hold the roles."),
    duplicateOf: z.int().nullable().describe("The incident that this one was canceled for."),
    updatedAt: instantTextSchema,
  })
  .meta({ title: "Incident" });
