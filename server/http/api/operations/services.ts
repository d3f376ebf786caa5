import { z } from "zod";
import { serviceAnswerSchema } from "@/lib/api/answers/service";
import { pageOf, pageQuery } from "@/lib/api/page";
import { serviceInputSchema } from "@/lib/service/schema";
import { slugSchema } from "@/lib/text/slug";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const SERVICE = {
  service: "checkout",
  name: "Checkout",
  team: "payments",
  description: "",
  tier: 1,
  dependencies: ["payment-gateway"],
  callsNothing: false,
  reliability: { ownAvailabilityPercent: 99.95, deadlineMs: 1000 },
  createdAt: AT,
  updatedAt: AT,
  archivedAt: null,
};

export const serviceOperations = operations({
  listServices: {
    method: "GET",
    path: "/services",
    tag: "Services",
    summary: "List the services you may see",
    scope: "read",
    query: z.strictObject({
      ...pageQuery,
      team: slugSchema.optional().describe("Only this team's."),
      archived: z.boolean("Give true or false.").default(false).describe("Archived ones too."),
    }),
    answers: [
      {
        status: 200,
        description: "A page of services, by slug.",
        schema: pageOf(serviceAnswerSchema, "ServicePage"),
        example: { items: [SERVICE], nextCursor: null },
      },
    ],
    problems: [],
  },
  getService: {
    method: "GET",
    path: "/services/{service}",
    tag: "Services",
    summary: "Read a service",
    scope: "read",
    etag: { apart: [] },
    answers: [
      { status: 200, description: "The service.", schema: serviceAnswerSchema, example: SERVICE },
    ],
    problems: [404],
  },
  putService: {
    method: "PUT",
    path: "/services/{service}",
    tag: "Services",
    summary: "Create or replace a service",
    description:
      "Replacing an archived service brings it back. Dependencies that you may not see are kept, and so are the settings of dependencies that stay.",
    scope: "write",
    body: {
      kind: "json",
      schema: serviceInputSchema.meta({ title: "ServiceBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "The least", value: { name: "Checkout", team: "payments" } },
        {
          summary: "Everything",
          value: {
            name: "Checkout",
            team: "payments",
            description: "Where customers pay",
            tier: 1,
            dependencies: ["payment-gateway"],
            reliability: { ownAvailabilityPercent: 99.95, deadlineMs: 1000, workers: 64 },
          },
        },
      ],
    },
    answers: [
      { status: 200, description: "Replaced.", schema: serviceAnswerSchema, example: SERVICE },
      { status: 201, description: "Created.", schema: serviceAnswerSchema, example: SERVICE },
    ],
    problems: [404, 409, 413, 415],
  },
  deleteService: {
    method: "DELETE",
    path: "/services/{service}",
    tag: "Services",
    summary: "Delete a service with its SLOs and all their measurements",
    description: "This can’t be undone. Archiving, on the service's page, keeps the measurements.",
    scope: "write",
    answers: [{ status: 204, description: "Deleted." }],
    problems: [404],
  },
});
