import { z } from "zod";
import { recommendationAnswerSchema } from "@/lib/api/answers/recommendation";
import {
  acceptBodySchema,
  postponeBodySchema,
  refuseBodySchema,
} from "@/lib/reliability/recommend/decision-schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const RECOMMENDATION = {
  id: "RETRY-BUDGET.checkout.card-gateway",
  service: "checkout",
  dependency: "card-gateway",
  kind: "change",
  finding: "RETRY-BUDGET",
  severity: "warning",
  change: "Allow retries for 10% of the requests at most.",
  why: "Retries multiply the load on what is already overloaded.",
  tradeoff: "In a long outage fewer requests are saved by a retry.",
  verify: "Block the dependency in a test: its load stays below 1.1 times the requests.",
  formula: "3 attempts: up to 3× the load",
  effort: "S",
  gainMinutes: null,
  owner: "Payments",
  version: 0,
  decision: null,
};
const DECIDED = { decidedBy: "Mia", decidedAt: "2026-11-01T00:00:00Z" };
const ACCEPTED = {
  state: "accepted",
  reason: null,
  until: null,
  action: { state: "open", owner: "Mia", dueOn: "2026-12-01" },
  ...DECIDED,
};
const POSTPONED = {
  state: "postponed",
  reason: "After the move to the new gateway.",
  until: "2027-02-01",
  action: null,
  ...DECIDED,
};
const REFUSED = { ...POSTPONED, state: "refused", until: null };

const answered = (description: string, decision: unknown) =>
  [
    {
      status: 200,
      description,
      schema: recommendationAnswerSchema,
      example: { ...RECOMMENDATION, version: 42, decision },
    },
  ] as const;

const decision = {
  method: "POST",
  tag: "Reliability",
  scope: "write",
  problems: [404, 409, 413, 415],
} as const;

export const recommendationOperations = operations({
  listRecommendations: {
    method: "GET",
    path: "/services/{service}/recommendations",
    tag: "Reliability",
    summary: "List the recommendations for a service",
    description:
      "First errors, then what to measure or register, then changes by budget minutes gained for their effort. Accepted, refused and put-off recommendations are left out.",
    scope: "read",
    query: z.strictObject({
      state: z
        .enum(["open", "all"], "The state is open or all.")
        .default("open")
        .describe("all: also decided recommendations."),
    }),
    answers: [
      {
        status: 200,
        description: "The recommendations.",
        schema: z
          .object({ items: z.array(recommendationAnswerSchema) })
          .meta({ title: "Recommendations" }),
        example: { items: [RECOMMENDATION] },
      },
    ],
    problems: [404],
  },
  acceptRecommendation: {
    ...decision,
    path: "/recommendations/{recommendation}/accept",
    summary: "Accept a recommendation: it becomes an action item",
    body: {
      kind: "json",
      schema: acceptBodySchema.meta({ title: "AcceptBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "With owner and day", value: { owner: "Mia", dueOn: "2026-12-01" } },
        { summary: "Only if nobody decided before", value: { owner: "Mia", version: 0 } },
        { summary: "The least", value: {} },
      ],
    },
    answers: answered("Accepted.", ACCEPTED),
  },
  postponeRecommendation: {
    ...decision,
    path: "/recommendations/{recommendation}/postpone",
    summary: "Put a recommendation off to a later day",
    body: {
      kind: "json",
      schema: postponeBodySchema.meta({ title: "PostponeBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        {
          summary: "To a day",
          value: { reason: POSTPONED.reason, until: POSTPONED.until },
        },
      ],
    },
    answers: answered("Put off.", POSTPONED),
  },
  refuseRecommendation: {
    ...decision,
    path: "/recommendations/{recommendation}/refuse",
    summary: "Refuse a recommendation",
    body: {
      kind: "json",
      schema: refuseBodySchema.meta({ title: "RefuseBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "With a reason", value: { reason: "The gateway goes away." } }],
    },
    answers: answered("Refused.", REFUSED),
  },
});
