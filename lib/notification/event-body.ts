import { z } from "zod";
import { alertAnswerSchema } from "@/lib/api/answers/alert";
import { incidentAnswerSchema } from "@/lib/api/answers/incident";
import { postmortemAnswerSchema } from "@/lib/api/answers/postmortem";
import { instantTextSchema } from "@/lib/api/instant";
import { TIERS } from "@/lib/policy/tiers";
import { slugSchema } from "@/lib/text/slug";
import type { EventName } from "./event-name";

const place = { url: z.string().describe("Its page.") };

const alertEventDataSchema = alertAnswerSchema.extend(place);

const incidentEventDataSchema = incidentAnswerSchema.extend({
  lastUpdate: z
    .object({ at: instantTextSchema, text: z.string() })
    .nullable()
    .describe("What stakeholders were told last."),
  ...place,
});

const budgetEventDataSchema = z.object({
  team: slugSchema,
  service: slugSchema,
  slo: slugSchema,
  name: z.string(),
  objective: z.int().describe("Its place in the SLO, from 1."),
  targetPercent: z.number(),
  from: z.enum(TIERS),
  to: z.enum(TIERS),
  remaining: z
    .number()
    .nullable()
    .describe("The share of the budget that is left: 1 is all of it, below 0 it is overspent."),
  ...place,
});

const postmortemEventDataSchema = postmortemAnswerSchema
  .pick({ id: true, title: true, team: true, incident: true, publishedAt: true, publishedBy: true })
  .extend(place);

const AT = instantTextSchema.describe("When it happened.");

const body = <Name extends EventName, Data extends z.ZodType>(
  name: Name,
  title: string,
  data: Data,
) => z.object({ type: z.literal(name), at: AT, data }).meta({ title });

/**
 * What a webhook is sent for each event: the type and the instant are those of the event, the data
 * is as it is when it is sent.
 */
export const EVENT_BODIES = {
  "alert.firing": body("alert.firing", "AlertFiring", alertEventDataSchema),
  "alert.acknowledged": body("alert.acknowledged", "AlertAcknowledged", alertEventDataSchema),
  "alert.resolved": body("alert.resolved", "AlertResolved", alertEventDataSchema),
  "incident.declared": body("incident.declared", "IncidentDeclared", incidentEventDataSchema),
  "incident.updated": body("incident.updated", "IncidentUpdated", incidentEventDataSchema),
  "incident.resolved": body("incident.resolved", "IncidentResolved", incidentEventDataSchema),
  "budget.tier-changed": body("budget.tier-changed", "BudgetTierChanged", budgetEventDataSchema),
  "postmortem.published": body(
    "postmortem.published",
    "PostmortemPublished",
    postmortemEventDataSchema,
  ),
} as const satisfies Record<EventName, z.ZodType>;

export type EventBody = { [Name in EventName]: z.output<(typeof EVENT_BODIES)[Name]> }[EventName];
