import {
  alertRouteAnswerSchema,
  alertRoutesAnswerSchema,
  triedAlertsSchema,
} from "@/lib/api/answers/alert-route";
import { alertRoutesSchema } from "@/lib/alert-route/schema";
import { trialSchema } from "@/lib/alert-route/trial";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const RULE = {
  matchers: [{ name: "region", op: "=~" as const, value: "eu-.*" }],
  service: "checkout",
  severity: "page" as const,
  incident: { kind: "open" as const, severity: 2 as const },
};
const ROUTES = { team: "payments", rules: [RULE], version: 3 };
const ROUTE = {
  rule: 0,
  service: "checkout",
  severity: "page" as const,
  escalationPolicy: null,
  incident: RULE.incident,
};
const TRIED = {
  title: "High error rate",
  route: ROUTE,
  policy: { slug: "payments-on-call", from: "team" as const },
  told: [{ afterMinutes: 0, who: ["Mara (Email)"] }],
  openIncident: null,
};

export const alertRouteOperations = operations({
  getAlertRoutes: {
    method: "GET",
    path: "/teams/{team}/routes",
    tag: "Alert routes",
    summary: "Read a team’s rules for alerts",
    scope: "read",
    etag: { apart: [] },
    answers: [
      {
        status: 200,
        description: "The rules, in order.",
        schema: alertRoutesAnswerSchema,
        example: ROUTES,
      },
    ],
    problems: [404],
  },
  putAlertRoutes: {
    method: "PUT",
    path: "/teams/{team}/routes",
    tag: "Alert routes",
    summary: "Replace a team’s rules for alerts",
    description:
      "The first rule whose matchers all fit decides. Matchers see the alert’s labels, and its kind, title, service and severity (page or ticket).",
    scope: "write",
    body: {
      kind: "json",
      schema: alertRoutesSchema.meta({ title: "AlertRoutesBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "One rule", value: { rules: [RULE] } }],
    },
    answers: [
      {
        status: 200,
        description: "Replaced.",
        schema: alertRoutesAnswerSchema,
        example: ROUTES,
      },
    ],
    problems: [404, 413, 415],
  },
  tryAlertRoutes: {
    method: "POST",
    path: "/alert-routes/try",
    tag: "Alert routes",
    summary: "See what a team’s rules would make of an alert",
    description:
      "Stores nothing and tells nobody. Give labels, or a payload as its sender sends it.",
    scope: "read",
    body: {
      kind: "json",
      schema: trialSchema.meta({ title: "AlertTrial" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        {
          summary: "Labels",
          value: {
            team: "payments",
            alert: { title: "High error rate", severity: "page", labels: { region: "eu-west-1" } },
          },
        },
      ],
    },
    answers: [
      {
        status: 200,
        description: "What would become of each alert.",
        schema: triedAlertsSchema,
        example: { alerts: [TRIED] },
      },
    ],
    problems: [404, 413, 415],
  },
  getAlertRoute: {
    method: "GET",
    path: "/alerts/{alert}/route",
    tag: "Alert routes",
    summary: "See which rule an alert went by",
    description: "And what the rules of its team, as they are now, would make of it.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "The route.",
        schema: alertRouteAnswerSchema,
        example: { alert: 12, applied: ROUTE, now: TRIED },
      },
    ],
    problems: [404],
  },
});
