import { z } from "zod";
import { changeAnswerSchema } from "@/lib/api/answers/change";
import { instantSchema } from "@/lib/api/instant";
import { pageOf, pageQuery } from "@/lib/api/page";
import { changeInputSchema } from "@/lib/change/change-schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";
const LINK = { href: "https://git.example.org/checkout/4f2c9e1", text: "4f2c9e1" };
const CHANGE = {
  id: 17,
  service: "checkout",
  at: AT,
  summary: "Deploy 4f2c9e1",
  source: "ci",
  links: [LINK],
  integration: null,
  receivedAt: AT,
};

export const changeOperations = operations({
  listChanges: {
    method: "GET",
    path: "/services/{service}/changes",
    tag: "Changes",
    summary: "List the changes of a service",
    description: "Such as deployments; those told of last come first.",
    scope: "read",
    query: z.strictObject({
      ...pageQuery,
      from: instantSchema.optional().describe("Only what took effect then or later."),
      to: instantSchema.optional().describe("Only what took effect before."),
    }),
    answers: [
      {
        status: 200,
        description: "A page of changes.",
        schema: pageOf(changeAnswerSchema, "ChangePage"),
        example: { items: [CHANGE], nextCursor: null },
      },
    ],
    problems: [404],
  },
  recordChange: {
    method: "POST",
    path: "/services/{service}/changes",
    tag: "Changes",
    summary: "Tell of a change of a service",
    description:
      "A mark on the charts of its SLOs, and on the page of an alert that fires within the hour. PagerDuty's change events do the same, at /v2/change/enqueue.",
    scope: "measure",
    body: {
      kind: "json",
      schema: changeInputSchema.meta({ title: "ChangeBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "The least", value: { summary: "Deploy 4f2c9e1" } },
        {
          summary: "Everything",
          value: { summary: "Deploy 4f2c9e1", at: AT, source: "ci", links: [LINK] },
        },
      ],
    },
    answers: [{ status: 201, description: "Stored.", schema: changeAnswerSchema, example: CHANGE }],
    problems: [404, 409, 413, 415],
  },
});
