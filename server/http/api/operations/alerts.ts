import { z } from "zod";
import { muteMinutesSchema, muteReasonSchema } from "@/lib/alert/mute-schema";
import { ALERT_KINDS, ALERT_STATES } from "@/lib/alert/words";
import { alertAnswerSchema, alertDetailSchema } from "@/lib/api/answers/alert";
import { pageOf, pageQuery } from "@/lib/api/page";
import { slugSchema } from "@/lib/text/slug";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";
import { ALERT, AT } from "./alert-examples";

const EVENT = {
  at: AT,
  transition: "fired",
  severity: "page",
  by: null,
  text: "25.0× over 1 h and 150× over 5 min, threshold 14.4×; 42.1% of the budget left",
} as const;

const ANSWERED = { status: 200, schema: alertAnswerSchema, example: ALERT } as const;

export const alertOperations = operations({
  listAlerts: {
    method: "GET",
    path: "/alerts",
    tag: "Alerts",
    summary: "List the alerts you may see, the newest first",
    scope: "read",
    query: z.strictObject({
      ...pageQuery,
      state: z
        .enum(["open", ...ALERT_STATES], "The state is open, firing, acknowledged or resolved.")
        .optional(),
      severity: z.enum(["page", "ticket"], "The severity is page or ticket.").optional(),
      service: slugSchema.optional(),
      team: slugSchema.optional(),
      source: z
        .enum(ALERT_KINDS, `The source is ${ALERT_KINDS.slice(0, -1).join(", ")} or burnline.`)
        .optional(),
      q: z
        .string()
        .max(100, "Use at most 100 characters.")
        .optional()
        .describe("Words of title, key and labels."),
    }),
    answers: [
      {
        status: 200,
        description: "A page of alerts.",
        schema: pageOf(alertAnswerSchema, "AlertPage"),
        example: { items: [ALERT], nextCursor: null },
      },
    ],
    problems: [],
  },
  getAlert: {
    method: "GET",
    path: "/alerts/{alert}",
    tag: "Alerts",
    summary: "Read an alert with its history",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "The alert.",
        schema: alertDetailSchema,
        example: { ...ALERT, history: [EVENT] },
      },
    ],
    problems: [404],
  },
  acknowledgeAlert: {
    method: "POST",
    path: "/alerts/{alert}/acknowledge",
    tag: "Alerts",
    summary: "Take an alert on, so that nobody else is told",
    description: "Of several who do so the first has it.",
    scope: "write",
    answers: [{ ...ANSWERED, description: "Acknowledged." }],
    problems: [404, 409],
  },
  resolveAlert: {
    method: "POST",
    path: "/alerts/{alert}/resolve",
    tag: "Alerts",
    summary: "Say that an alert is over",
    description: "What made it fire opens it again where that still holds.",
    scope: "write",
    answers: [{ ...ANSWERED, description: "Resolved." }],
    problems: [404, 409],
  },
  muteAlert: {
    method: "POST",
    path: "/alerts/{alert}/mute",
    tag: "Alerts",
    summary: "Tell nobody of an alert for a while",
    description: "Others of its team with the same labels are muted too.",
    scope: "write",
    body: {
      kind: "json",
      schema: z
        .strictObject({ minutes: muteMinutesSchema, reason: muteReasonSchema })
        .meta({ title: "AlertMuteBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "For an hour", value: { minutes: 60, reason: "Planned database move" } },
      ],
    },
    answers: [{ ...ANSWERED, description: "Muted." }],
    problems: [404, 409, 413, 415],
  },
});
