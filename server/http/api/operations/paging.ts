import { z } from "zod";
import {
  serviceOnCallAnswerSchema,
  servicePagingAnswerSchema,
  teamPagingAnswerSchema,
} from "@/lib/api/answers/paging";
import { PAGED_FOR } from "@/lib/escalation/paged-for";
import { servicePagingSchema, teamPagingSchema } from "@/lib/escalation/schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";
const TAG = "Escalation policies";
const OF_TEAM = { policy: "payments-pages", ticketChannel: "payments-room" };
const OF_SERVICE = { policy: "payments-pages" };
const ANA = {
  email: "ana@example.org",
  name: "Ana",
  contacts: [
    { channel: "web-push", afterMinutes: 0 },
    { channel: "email", afterMinutes: 2 },
  ],
};

export const pagingOperations = operations({
  getTeamPaging: {
    method: "GET",
    path: "/teams/{team}/paging",
    tag: TAG,
    summary: "Read what a team's pages and tickets go by",
    scope: "read",
    etag: { apart: [] },
    answers: [
      {
        status: 200,
        description: "Its policy and its channel.",
        schema: teamPagingAnswerSchema,
        example: OF_TEAM,
      },
    ],
    problems: [404],
  },
  putTeamPaging: {
    method: "PUT",
    path: "/teams/{team}/paging",
    tag: TAG,
    summary: "Choose what a team's pages and tickets go by",
    scope: "write",
    body: {
      kind: "json",
      schema: teamPagingSchema.meta({ title: "TeamPagingBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "Both", value: OF_TEAM }],
    },
    answers: [
      { status: 200, description: "Chosen.", schema: teamPagingAnswerSchema, example: OF_TEAM },
    ],
    problems: [404, 413, 415],
  },
  getServicePaging: {
    method: "GET",
    path: "/services/{service}/paging",
    tag: TAG,
    summary: "Read what a service's pages go by",
    scope: "read",
    etag: { apart: [] },
    answers: [
      {
        status: 200,
        description: "Its own policy; null where it is that of the team.",
        schema: servicePagingAnswerSchema,
        example: OF_SERVICE,
      },
    ],
    problems: [404],
  },
  putServicePaging: {
    method: "PUT",
    path: "/services/{service}/paging",
    tag: TAG,
    summary: "Choose what a service's pages go by",
    scope: "write",
    body: {
      kind: "json",
      schema: servicePagingSchema.meta({ title: "ServicePagingBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "A policy of its own", value: OF_SERVICE }],
    },
    answers: [
      {
        status: 200,
        description: "Chosen.",
        schema: servicePagingAnswerSchema,
        example: OF_SERVICE,
      },
    ],
    problems: [404, 413, 415],
  },
  getServiceOnCall: {
    method: "GET",
    path: "/services/{service}/on-call",
    tag: TAG,
    summary: "Who gets paged if this breaks now",
    description:
      "The first round of its policy and what comes after the last, for whoever its targets stand for at this moment.",
    scope: "read",
    query: z.strictObject({
      for: z
        .enum(PAGED_FOR, `Ask for one of ${PAGED_FOR.join(", ")}.`)
        .default("page")
        .describe("page: an alert; SEV1 ...: an incident."),
    }),
    answers: [
      {
        status: 200,
        description: "The levels, with people, channels and times.",
        schema: serviceOnCallAnswerSchema,
        example: {
          service: "checkout",
          at: AT,
          policy: "payments-pages",
          levels: [{ level: 1, skipped: false, why: null, at: AT, people: [ANA], channels: [] }],
          nobodyAnswers: { at: "2026-11-01T00:05:00Z", people: [ANA], channels: [] },
          warnings: [],
        },
      },
    ],
    problems: [404],
  },
});
