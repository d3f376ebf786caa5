import { z } from "zod";
import { ALERT_KINDS, ALERT_STATES } from "@/lib/alert/words";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const severity = z.enum(["page", "ticket"]);

export const alertAnswerSchema = z
  .object({
    id: z.int(),
    title: z.string(),
    source: z.enum(ALERT_KINDS),
    integration: slugSchema.nullable().describe("What sent it; null for what Burnline has found."),
    key: z.string().describe("What tells it from others of its source."),
    severity,
    state: z.enum(ALERT_STATES),
    team: slugSchema,
    service: slugSchema.nullable(),
    slo: z.object({ service: slugSchema, slo: slugSchema }).nullable(),
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
    links: z.array(z.object({ href: z.string(), text: z.string() })),
    startedAt: instantTextSchema,
    lastSeenAt: instantTextSchema,
    acknowledgedAt: instantTextSchema.nullable(),
    acknowledgedBy: z.string().nullable(),
    needsAcknowledgement: z
      .boolean()
      .describe(
        "Nobody has acknowledged it, or it still fires so long after that people are paged again.",
      ),
    resolvedAt: instantTextSchema.nullable(),
    reopened: z.int().describe("How often it has fired again soon after it was resolved."),
    mutedUntil: instantTextSchema.nullable(),
    incident: z.int().nullable().describe("The number of the incident that it belongs to."),
  })
  .meta({ title: "Alert" });

const eventSchema = z.object({
  at: instantTextSchema,
  transition: z.enum([
    "fired",
    "reopened",
    "raised",
    "lowered",
    "acknowledged",
    "resolved",
    "muted",
    "unmuted",
    "stale",
    "skipped",
  ]),
  severity,
  by: z.string().nullable().describe("Who did it; null for what was found."),
  text: z.string().nullable().describe("The numbers behind it, in words."),
});

export const alertDetailSchema = alertAnswerSchema
  .extend({ history: z.array(eventSchema) })
  .meta({ title: "AlertWithHistory" });
