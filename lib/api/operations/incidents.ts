import { z } from "zod";
import { ENTRY_KINDS, ROLES } from "@/lib/incident/entry";
import {
  entryInputSchema,
  entryPatchSchema,
  incidentInputSchema,
  incidentPatchSchema,
  severitySchema,
  statusSchema,
} from "@/lib/incident/schema";
import { MARK_SOURCES } from "@/lib/incident/times";
import { slugSchema } from "@/lib/text/slug";
import { instantSchema, instantTextSchema } from "../instant";
import { operation, SMALL_BODY_BYTES } from "../operation";
import { pageOf, pageQuery } from "../page";

const AT = "2026-11-01T00:00:00Z";
const INCIDENT = {
  number: 124,
  title: "Card payments fail",
  summary: "",
  severity: "SEV1",
  status: "identified",
  team: "payments",
  services: ["checkout"],
  startedAt: AT,
  detectedAt: AT,
  acknowledgedAt: AT,
  mitigatedAt: null,
  resolvedAt: null,
  declaredAt: AT,
  declaredBy: "Mara",
  nextUpdateDueAt: AT,
  roles: { commander: "Mara", communications: null, operations: null, scribe: null },
  duplicateOf: null,
  updatedAt: AT,
} as const;
const ENTRY = {
  id: 7,
  at: AT,
  kind: "note",
  text: "Only cards of the EU.",
  author: "Mara",
  source: "human",
  starred: false,
  version: 1,
  createdAt: AT,
} as const;

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

export const entryAnswerSchema = z
  .object({
    id: z.int(),
    at: instantTextSchema.describe("When it happened."),
    kind: z.enum(ENTRY_KINDS),
    text: z.string().describe("Markdown; for changes of state what they say, and why."),
    author: z.string(),
    source: z.enum(MARK_SOURCES),
    starred: z.boolean(),
    version: z.int(),
    createdAt: instantTextSchema.describe("When it was written."),
  })
  .meta({ title: "TimelineEntry" });

const incidentDetailSchema = z
  .object({ ...incidentAnswerSchema.shape, timeline: z.array(entryAnswerSchema) })
  .meta({ title: "IncidentDetail" });

export const listIncidentsOperation = operation({
  id: "listIncidents",
  method: "GET",
  path: "/incidents",
  tag: "Incidents",
  summary: "List the incidents you may see, the newest first",
  scope: "read",
  query: z.strictObject({
    ...pageQuery,
    status: z
      .enum(
        ["open", ...statusSchema.options],
        "The status is open, investigating, identified, monitoring, resolved or canceled.",
      )
      .optional(),
    severity: severitySchema.optional(),
    team: slugSchema.optional().describe("In charge, or of an affected service."),
    service: slugSchema.optional(),
    from: instantSchema.optional().describe("Whose impact began then or later."),
    to: instantSchema.optional().describe("Whose impact began before."),
    q: z
      .string()
      .max(100, "Use at most 100 characters.")
      .optional()
      .describe("Words of title and summary."),
  }),
  answers: [
    {
      status: 200,
      description: "A page of incidents.",
      schema: pageOf(incidentAnswerSchema, "IncidentPage"),
      example: { items: [INCIDENT], nextCursor: null },
    },
  ],
  problems: [],
});

export const postIncidentOperation = operation({
  id: "postIncident",
  method: "POST",
  path: "/incidents",
  tag: "Incidents",
  summary: "Declare an incident",
  description: "With resolvedAt, an incident of the past is written down.",
  scope: "write",
  body: {
    kind: "json",
    schema: incidentInputSchema.meta({ title: "IncidentBody" }),
    maxBytes: SMALL_BODY_BYTES,
    examples: [
      {
        summary: "The least",
        value: { title: "Card payments fail", severity: "SEV1", services: ["checkout"] },
      },
      {
        summary: "One of the past",
        value: {
          title: "Card payments failed",
          severity: "SEV2",
          services: ["checkout"],
          startedAt: AT,
          detectedAt: AT,
          mitigatedAt: AT,
          resolvedAt: AT,
          summary: "The acquirer timed out.",
        },
      },
    ],
  },
  answers: [
    { status: 201, description: "Declared.", schema: incidentAnswerSchema, example: INCIDENT },
  ],
  problems: [404, 409, 413, 415],
});

export const getIncidentOperation = operation({
  id: "getIncident",
  method: "GET",
  path: "/incidents/{number}",
  tag: "Incidents",
  summary: "Read an incident with its timeline",
  scope: "read",
  etag: { apart: [] },
  answers: [
    {
      status: 200,
      description: "The incident.",
      schema: incidentDetailSchema,
      example: { ...INCIDENT, timeline: [ENTRY] },
    },
  ],
  problems: [404],
});

export const patchIncidentOperation = operation({
  id: "patchIncident",
  method: "PATCH",
  path: "/incidents/{number}",
  tag: "Incidents",
  summary: "Change an incident",
  description:
    "Only what is named changes, all or nothing. Changes of status, severity and roles leave a line in the timeline.",
  scope: "write",
  body: {
    kind: "json",
    schema: incidentPatchSchema.meta({ title: "IncidentPatch" }),
    maxBytes: SMALL_BODY_BYTES,
    examples: [
      { summary: "Move it on", value: { status: "monitoring" } },
      { summary: "Fix a time", value: { startedAt: AT } },
    ],
  },
  answers: [
    { status: 200, description: "Changed.", schema: incidentAnswerSchema, example: INCIDENT },
  ],
  problems: [404, 409, 413, 415],
});

export const postEntryOperation = operation({
  id: "postTimelineEntry",
  method: "POST",
  path: "/incidents/{number}/timeline",
  tag: "Incidents",
  summary: "Write into an incident's timeline",
  description: "An update counts as told to stakeholders.",
  scope: "write",
  body: {
    kind: "json",
    schema: entryInputSchema.meta({ title: "TimelineEntryBody" }),
    maxBytes: SMALL_BODY_BYTES,
    examples: [
      { summary: "A note", value: { text: "Only cards of the EU." } },
      {
        summary: "An alert of the past",
        value: { kind: "alert", at: AT, text: "Burn rate 22x over 1 h" },
      },
    ],
  },
  answers: [{ status: 201, description: "Written.", schema: entryAnswerSchema, example: ENTRY }],
  problems: [404, 413, 415],
});

export const getEntryOperation = operation({
  id: "getTimelineEntry",
  method: "GET",
  path: "/incidents/{number}/timeline/{entry}",
  tag: "Incidents",
  summary: "Read a line of the timeline",
  scope: "read",
  etag: { apart: [] },
  answers: [{ status: 200, description: "The line.", schema: entryAnswerSchema, example: ENTRY }],
  problems: [404],
});

export const patchEntryOperation = operation({
  id: "patchTimelineEntry",
  method: "PATCH",
  path: "/incidents/{number}/timeline/{entry}",
  tag: "Incidents",
  summary: "Retime, reword or star a line of the timeline",
  description:
    "What it said before is kept. Rewording what others wrote is for managers of the owning team.",
  scope: "write",
  body: {
    kind: "json",
    schema: entryPatchSchema.meta({ title: "TimelineEntryPatch" }),
    maxBytes: SMALL_BODY_BYTES,
    examples: [{ summary: "Move it in time", value: { at: AT } }],
  },
  answers: [{ status: 200, description: "Changed.", schema: entryAnswerSchema, example: ENTRY }],
  problems: [404, 409, 413, 415],
});
