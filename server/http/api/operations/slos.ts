import { z } from "zod";
import { sloAnswerSchema } from "@/lib/api/answers/slo";
import { pageOf, pageQuery } from "@/lib/api/page";
import { SLI_KINDS } from "@/lib/sli/sli";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { slugSchema } from "@/lib/text/slug";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const MINIMAL = {
  name: "Checkout availability",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
};

const FULL = {
  name: "Checkout availability",
  description: "Customers can pay",
  sli: { kind: "availability" },
  source: { type: "push" },
  objectives: [
    { target: 99.9, window: { type: "rolling", days: 30 }, budgeting: { method: "occurrences" } },
    {
      target: 99.5,
      window: { type: "calendar", unit: "month", timeZone: "Europe/Berlin" },
      budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 },
    },
  ],
  noData: "ignore",
  alerting: { policy: "default", minBadEvents: 1 },
};

const QUERIED = {
  ...MINIMAL,
  source: {
    type: "prometheus",
    dataSource: "main",
    good: 'sum(increase(http_requests_total{code!~"5.."}[1m]))',
    total: "sum(increase(http_requests_total[1m]))",
  },
};

const SLO = {
  service: "checkout",
  slo: "availability",
  ...FULL,
  createdAt: AT,
  updatedAt: AT,
  archivedAt: null,
  firstMeasurementAt: AT,
  lastMeasurementAt: AT,
};

export const sloOperations = operations({
  listSlos: {
    method: "GET",
    path: "/slos",
    tag: "SLOs",
    summary: "List the SLOs you may see",
    scope: "read",
    query: z.strictObject({
      ...pageQuery,
      team: slugSchema.optional().describe("Only this team's."),
      service: slugSchema.optional().describe("Only this service's."),
      kind: z
        .enum(
          SLI_KINDS,
          "The kind is one of availability, latency, throughput, freshness, correctness.",
        )
        .optional()
        .describe("Only SLIs of this kind."),
      archived: z.boolean("Give true or false.").default(false).describe("Archived ones too."),
    }),
    answers: [
      {
        status: 200,
        description: "A page of SLOs, by service and slug.",
        schema: pageOf(sloAnswerSchema, "SloPage"),
        example: { items: [SLO], nextCursor: null },
      },
    ],
    problems: [],
  },
  getSlo: {
    method: "GET",
    path: "/services/{service}/slos/{slo}",
    tag: "SLOs",
    summary: "Read an SLO's definition",
    scope: "read",
    etag: { apart: ["firstMeasurementAt", "lastMeasurementAt"] },
    answers: [{ status: 200, description: "The SLO.", schema: sloAnswerSchema, example: SLO }],
    problems: [404],
  },
  putSlo: {
    method: "PUT",
    path: "/services/{service}/slos/{slo}",
    tag: "SLOs",
    summary: "Create or replace an SLO",
    description:
      "Measurements are kept when a definition is replaced; budgets of the past are then those of the new definition. Replacing an archived SLO brings it back.",
    scope: "write",
    body: {
      kind: "json",
      schema: sloDefinitionSchema.meta({ title: "SloBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "The least", value: MINIMAL },
        { summary: "Two objectives", value: FULL },
        { summary: "Read from Prometheus", value: QUERIED },
      ],
    },
    answers: [
      { status: 200, description: "Replaced.", schema: sloAnswerSchema, example: SLO },
      { status: 201, description: "Created.", schema: sloAnswerSchema, example: SLO },
    ],
    problems: [404, 409, 413, 415],
  },
  deleteSlo: {
    method: "DELETE",
    path: "/services/{service}/slos/{slo}",
    tag: "SLOs",
    summary: "Delete an SLO with all its measurements",
    description: "This can’t be undone. Archiving, on the SLO's page, keeps the measurements.",
    scope: "write",
    answers: [{ status: 204, description: "Deleted." }],
    problems: [404],
  },
});
