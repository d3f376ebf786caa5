import { z } from "zod";
import { trimmedMarkdown } from "@/lib/markdown/trimmed";
import { instantSchema } from "@/lib/api/instant";
import { slugSchema } from "@/lib/text/slug";
import { ROLES, WRITTEN_KINDS } from "./entry";
import { MAX_TEXT, MAX_TITLE } from "./limits";
import { SEVERITIES } from "./severity";
import { STATUSES } from "./status";

const MAX_SERVICES = 50;

export const titleSchema = z
  .string("Give the incident a title.")
  .trim()
  .min(1, "Give the incident a title: what users notice.")
  .max(MAX_TITLE, `Use at most ${MAX_TITLE} characters.`);
export const summarySchema = z
  .string()
  .overwrite(trimmedMarkdown)
  .max(MAX_TEXT, "Use at most 10,000 characters.");
export const textSchema = z
  .string("Write something.")
  .overwrite(trimmedMarkdown)
  .min(1, "Write something.")
  .max(MAX_TEXT, "Use at most 10,000 characters.");
export const severitySchema = z.enum(SEVERITIES, "Choose SEV1, SEV2, SEV3 or SEV4.");
export const statusSchema = z.enum(
  STATUSES,
  "The status is investigating, identified, monitoring, resolved or canceled.",
);
export const roleSchema = z.enum(
  ROLES,
  "The role is commander, communications, operations or scribe.",
);
export const affectedSchema = z
  .array(slugSchema)
  .min(1, "Choose at least one service.")
  .max(MAX_SERVICES, `Name at most ${MAX_SERVICES} services.`)
  .refine((slugs) => new Set(slugs).size === slugs.length, "Name each service once.")
  .describe("Slugs of the affected services; the team of the first is in charge.");

const holderSchema = z.email("Give the email of someone with an account.").max(254);
const rolesSchema = z.strictObject(
  Object.fromEntries(ROLES.map((role) => [role, holderSchema.nullable().optional()])) as Record<
    (typeof ROLES)[number],
    z.ZodOptional<z.ZodNullable<typeof holderSchema>>
  >,
);

const TIMES = {
  detectedAt: instantSchema.describe("First alert or report."),
  acknowledgedAt: instantSchema.describe("Someone took it."),
  mitigatedAt: instantSchema.describe("The impact was over."),
  resolvedAt: instantSchema.describe(
    "It was resolved: for incidents that are recorded afterwards.",
  ),
};

/** An incident as the API takes it. */
export const incidentInputSchema = z.strictObject({
  title: titleSchema,
  severity: severitySchema,
  services: affectedSchema,
  summary: summarySchema.default(""),
  startedAt: instantSchema.optional().describe("When the impact began; now where it is left out."),
  detectedAt: TIMES.detectedAt.optional(),
  acknowledgedAt: TIMES.acknowledgedAt.optional(),
  mitigatedAt: TIMES.mitigatedAt.optional(),
  resolvedAt: TIMES.resolvedAt.optional(),
  roles: rolesSchema.optional().describe("Emails of those who hold the roles."),
});

export type IncidentInput = z.output<typeof incidentInputSchema>;

/** A change as the API takes it: only what is named changes. Null takes a time, or a role, back. */
export const incidentPatchSchema = z
  .strictObject({
    title: titleSchema.optional(),
    summary: summarySchema.optional(),
    severity: severitySchema.optional(),
    status: statusSchema.optional(),
    services: affectedSchema.optional(),
    startedAt: instantSchema.optional(),
    detectedAt: TIMES.detectedAt.nullable().optional(),
    acknowledgedAt: TIMES.acknowledgedAt.nullable().optional(),
    mitigatedAt: TIMES.mitigatedAt.nullable().optional(),
    resolvedAt: TIMES.resolvedAt
      .optional()
      .describe("Moves the last resolution; resolves an open incident."),
    roles: rolesSchema.optional(),
    duplicateOf: z
      .int()
      .positive()
      .nullable()
      .optional()
      .describe("Cancels it as a duplicate of that incident; null takes that back."),
  })
  .refine((patch) => Object.keys(patch).length > 0, "Name at least one field to change.");

export type IncidentPatch = z.output<typeof incidentPatchSchema>;

export const entryInputSchema = z.strictObject({
  at: instantSchema.optional().describe("When it happened; now where it is left out."),
  kind: z
    .enum(WRITTEN_KINDS, "The kind is note, update (told to stakeholders) or alert.")
    .default("note"),
  text: textSchema.describe("Markdown."),
});

export type EntryInput = z.output<typeof entryInputSchema>;

export const entryPatchSchema = z
  .strictObject({
    at: instantSchema.optional(),
    text: textSchema.optional(),
    starred: z.boolean("Give true or false.").optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, "Name at least one field to change.");
