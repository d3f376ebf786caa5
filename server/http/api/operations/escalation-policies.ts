import { z } from "zod";
import { policyAnswerSchema } from "@/lib/api/answers/escalation-policy";
import { pageOf, pageQuery } from "@/lib/api/page";
import { policyInputSchema } from "@/lib/escalation/schema";
import { slugSchema } from "@/lib/text/slug";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const BODY = {
  name: "Payments, day and night",
  team: "payments",
  levels: [
    { targets: [{ schedule: "payments-primary" }], timeoutMinutes: 5 },
    {
      targets: [{ schedule: "payments-secondary" }, { person: "ana@example.org" }],
      timeoutMinutes: 10,
      when: {
        severities: ["SEV1", "page"],
        hours: {
          timeZone: "Europe/Berlin",
          restrictions: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
          outside: true,
        },
      },
    },
  ],
  repeat: 2,
  forever: false,
  whenNobodyAnswers: [{ channel: "payments-chat" }],
  reNotifyAfterMinutes: 60,
};
const POLICY = { policy: "payments", version: 1, ...BODY, createdAt: AT, updatedAt: AT };

export const escalationPolicyOperations = operations({
  listEscalationPolicies: {
    method: "GET",
    path: "/escalation-policies",
    tag: "Escalation policies",
    summary: "List the escalation policies you may see",
    scope: "read",
    query: z.strictObject({
      ...pageQuery,
      team: slugSchema.optional().describe("Only this team's."),
    }),
    answers: [
      {
        status: 200,
        description: "A page of policies, by slug.",
        schema: pageOf(policyAnswerSchema, "EscalationPolicyPage"),
        example: { items: [POLICY], nextCursor: null },
      },
    ],
    problems: [],
  },
  getEscalationPolicy: {
    method: "GET",
    path: "/escalation-policies/{policy}",
    tag: "Escalation policies",
    summary: "Read an escalation policy",
    scope: "read",
    etag: { apart: [] },
    answers: [
      { status: 200, description: "The policy.", schema: policyAnswerSchema, example: POLICY },
    ],
    problems: [404],
  },
  putEscalationPolicy: {
    method: "PUT",
    path: "/escalation-policies/{policy}",
    tag: "Escalation policies",
    summary: "Create or replace an escalation policy",
    description: "Pages that are under way go on by the version that they began with.",
    scope: "write",
    body: {
      kind: "json",
      schema: policyInputSchema.meta({ title: "EscalationPolicyBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        {
          summary: "The least",
          value: {
            name: "Payments",
            team: "payments",
            levels: [{ targets: [{ team: "payments" }], timeoutMinutes: 5 }],
          },
        },
        { summary: "Everything", value: BODY },
      ],
    },
    answers: [
      { status: 200, description: "Replaced.", schema: policyAnswerSchema, example: POLICY },
      { status: 201, description: "Created.", schema: policyAnswerSchema, example: POLICY },
    ],
    problems: [404, 409, 413, 415],
  },
  deleteEscalationPolicy: {
    method: "DELETE",
    path: "/escalation-policies/{policy}",
    tag: "Escalation policies",
    summary: "Delete an escalation policy",
    description:
      "Refused while a team, a service or an alert rule pages by it, or a page that went by it is open.",
    scope: "write",
    answers: [{ status: 204, description: "Deleted." }],
    problems: [404, 409],
  },
});
