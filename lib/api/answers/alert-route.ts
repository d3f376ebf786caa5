import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";

const severity = z.enum(["page", "ticket"]);
const incident = z.union([
  z.object({ kind: z.enum(["none", "join"]) }),
  z.object({ kind: z.literal("open"), severity: z.int().describe("1 to 4, as in SEV1 to SEV4.") }),
]);

export const alertRoutesAnswerSchema = z
  .object({
    team: slugSchema,
    rules: z.array(
      z.object({
        matchers: z.array(
          z.object({ name: z.string(), op: z.enum(["=", "!=", "=~", "!~"]), value: z.string() }),
        ),
        service: slugSchema.optional(),
        severity: severity.optional(),
        escalationPolicy: slugSchema.optional(),
        incident: incident.optional(),
      }),
    ),
    version: z.int(),
  })
  .meta({ title: "AlertRoutes" });

const route = z
  .object({
    rule: z.int().nullable().describe("The place of the rule that fits, from 0; null for none."),
    service: slugSchema.nullable(),
    severity,
    escalationPolicy: slugSchema
      .nullable()
      .describe("What the rule says; null leaves it to the service, else to the team."),
    incident,
  })
  .meta({ title: "AlertRoute" });

const triedAlertSchema = z
  .object({
    title: z.string(),
    route,
    policy: z
      .object({ slug: slugSchema, from: z.enum(["rule", "service", "team"]) })
      .nullable()
      .describe("By which it would escalate; null where nobody would be told."),
    told: z
      .array(z.object({ afterMinutes: z.number(), who: z.array(z.string()) }))
      .describe("Who would be told, so long after it fires unanswered; empty where nobody would."),
    openIncident: z.int().nullable().describe("The open incident of its service."),
  })
  .meta({ title: "TriedAlert" });

export const triedAlertsSchema = z
  .object({ alerts: z.array(triedAlertSchema) })
  .meta({ title: "TriedAlerts" });

export const alertRouteAnswerSchema = z
  .object({ alert: z.int(), applied: route.nullable(), now: triedAlertSchema })
  .meta({ title: "AlertRouteAnswer" });
