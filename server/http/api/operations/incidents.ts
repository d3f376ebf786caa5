import { z } from "zod";
import { incidentAnswerSchema } from "@/lib/api/answers/incident";
import { incidentDetailSchema } from "@/lib/api/answers/incident-detail";
import { instantSchema } from "@/lib/api/instant";
import { pageOf, pageQuery } from "@/lib/api/page";
import {
  incidentInputSchema,
  incidentPatchSchema,
  severitySchema,
  statusSchema,
} from "@/lib/incident/schema";
import { slugSchema } from "@/lib/text/slug";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";
import { AT, ENTRY, INCIDENT } from "./incident-examples";

export const incidentOperations = operations({
  listIncidents: {
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
  },
  postIncident: {
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
  },
  getIncident: {
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
  },
  patchIncident: {
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
  },
});
