import { z } from "zod";
import { integrationAnswerSchema, integrationKeyAnswerSchema } from "@/lib/api/answers/integration";
import { pageOf, pageQuery } from "@/lib/api/page";
import { integrationInputSchema } from "@/lib/integration/schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";
const KEY = "k1v2m3Jc8QmS0aBdEfGhIjKlMnOpQrSt";

const INTEGRATION = {
  integration: "prometheus",
  name: "Prometheus",
  team: "payments",
  kind: "alertmanager" as const,
  service: null,
  staleAfterHours: 12,
  mapping: null,
  keyPrefix: "k1v2m3",
  earlierKeyUntil: null,
  lastReceivedAt: AT,
  createdAt: AT,
  updatedAt: AT,
};
const WITH_KEY = {
  ...INTEGRATION,
  key: KEY,
  address: `https://burnline.example/api/v1/alertmanager/${KEY}`,
};

const MANAGERS = "Managers of its team alone see it.";

export const integrationOperations = operations({
  listIntegrations: {
    method: "GET",
    path: "/integrations",
    tag: "Integrations",
    summary: "List the integrations of the teams you manage",
    scope: "write",
    query: z.strictObject(pageQuery),
    answers: [
      {
        status: 200,
        description: "A page of integrations, by slug.",
        schema: pageOf(integrationAnswerSchema, "IntegrationPage"),
        example: { items: [INTEGRATION], nextCursor: null },
      },
    ],
    problems: [],
  },
  getIntegration: {
    method: "GET",
    path: "/integrations/{integration}",
    tag: "Integrations",
    summary: "Read an integration",
    description: MANAGERS,
    scope: "write",
    etag: { apart: ["lastReceivedAt"] },
    answers: [
      {
        status: 200,
        description: "The integration, without its key.",
        schema: integrationAnswerSchema,
        example: INTEGRATION,
      },
    ],
    problems: [404],
  },
  putIntegration: {
    method: "PUT",
    path: "/integrations/{integration}",
    tag: "Integrations",
    summary: "Create an integration, or change it",
    description:
      "A new one answers its key, this once. A change keeps the key; what sends to it can’t be changed.",
    scope: "write",
    body: {
      kind: "json",
      schema: integrationInputSchema.meta({ title: "IntegrationBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        {
          summary: "Alertmanager of a team",
          value: { name: "Prometheus", team: "payments", kind: "alertmanager" },
        },
        {
          summary: "JSON of any sender",
          value: {
            name: "Backups",
            team: "payments",
            kind: "generic",
            mapping: { title: "$.job.name", key: "$.job.id", status: "$.state" },
          },
        },
      ],
    },
    answers: [
      {
        status: 200,
        description: "Changed.",
        schema: integrationAnswerSchema,
        example: INTEGRATION,
      },
      {
        status: 201,
        description: "Created, with its key.",
        schema: integrationKeyAnswerSchema,
        example: WITH_KEY,
      },
    ],
    problems: [404, 409, 413, 415],
  },
  rotateIntegrationKey: {
    method: "POST",
    path: "/integrations/{integration}/rotate",
    tag: "Integrations",
    summary: "Give an integration a new key",
    description: "The key before stays valid for 24 hours; one from before that ends now.",
    scope: "write",
    answers: [
      {
        status: 200,
        description: "With its new key, shown this once.",
        schema: integrationKeyAnswerSchema,
        example: WITH_KEY,
      },
    ],
    problems: [404],
  },
  deleteIntegration: {
    method: "DELETE",
    path: "/integrations/{integration}",
    tag: "Integrations",
    summary: "Delete an integration",
    description: "Its key and what it was sent go with it; its alerts stay.",
    scope: "write",
    answers: [{ status: 204, description: "Deleted." }],
    problems: [404],
  },
});
