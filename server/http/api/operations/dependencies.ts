import { z } from "zod";
import { dependencyAnswerSchema, listedDependencySchema } from "@/lib/api/answers/dependency";
import { pageOf, pageQuery } from "@/lib/api/page";
import { dependencyInputSchema } from "@/lib/reliability/registry/schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const FULL = {
  criticality: "hard",
  shedClass: "critical",
  order: 2,
  idempotent: false,
  idempotencyKey: true,
  connectTimeoutMs: 100,
  attemptTimeoutMs: 300,
  totalTimeoutMs: 900,
  attempts: 2,
  backoff: { kind: "exponential", baseMs: 100, factor: 2, capMs: 1000, jitter: "full" },
  retryOn: ["timeout", "5xx"],
  retryBudget: 0.1,
  retryPlacement: "around-breaker",
  breaker: {
    kind: "count",
    threshold: 0.5,
    comparison: ">=",
    calls: 100,
    minCalls: 20,
    openMs: 30000,
    halfOpenCalls: 3,
    countsTimeouts: true,
  },
  bulkhead: { max: 42, queue: 0, perTenant: false },
  rateLimit: 200,
  clientThrottle: true,
  fallback: { kind: "cached", coverage: 0.9, lastTestedAt: "2026-09-01" },
  deadlinePropagated: true,
  availabilityPercent: 99.95,
  measured: {
    ratePerSecond: 100,
    meanMs: 60,
    p50: 45,
    p99: 180,
    p99_9: 260,
    errorRatio: 0.001,
  },
  owner: "Payments",
  evidence: { link: "https://wiki.example.org/card-gateway", checkedAt: "2026-10-20" },
};
const DEPENDENCY = {
  service: "checkout",
  callee: "card-gateway",
  kind: "external",
  ...FULL,
  version: 1,
  createdAt: AT,
  updatedAt: AT,
};

export const dependencyOperations = operations({
  listDependencies: {
    method: "GET",
    path: "/services/{service}/dependencies",
    tag: "Dependencies",
    summary: "List the dependencies of a service",
    description:
      "The service burnline is built in: it has the dependencies of the process that answers, each with what it measured. Administrators see each system that it called, everyone else the kinds of systems. A service that you create with this slug has both.",
    scope: "read",
    query: z.strictObject(pageQuery),
    answers: [
      {
        status: 200,
        description:
          "A page of dependencies, by name. What leads to a service that you may not see has neither name nor settings.",
        schema: pageOf(listedDependencySchema, "DependencyPage"),
        example: { items: [{ ...DEPENDENCY, builtIn: false }], nextCursor: null },
      },
    ],
    problems: [404],
  },
  getDependency: {
    method: "GET",
    path: "/services/{service}/dependencies/{callee}",
    tag: "Dependencies",
    summary: "Read a dependency",
    scope: "read",
    etag: { apart: [] },
    answers: [
      {
        status: 200,
        description: "The dependency. Missing fields are unknown.",
        schema: dependencyAnswerSchema,
        example: DEPENDENCY,
      },
    ],
    problems: [404],
  },
  putDependency: {
    method: "PUT",
    path: "/services/{service}/dependencies/{callee}",
    tag: "Dependencies",
    summary: "Register or replace a dependency",
    description:
      'The callee is a service that you may see, else the name of something external. Leave out what is unknown; null, or a kind "none", says that it is known not to be there. A call that would close a cycle between services is refused, and so is one of the built-in service burnline.',
    scope: "write",
    body: {
      kind: "json",
      schema: dependencyInputSchema.meta({ title: "DependencyBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "The least", value: { criticality: "hard" } },
        { summary: "Everything", value: FULL },
      ],
    },
    answers: [
      {
        status: 200,
        description: "Replaced.",
        schema: dependencyAnswerSchema,
        example: DEPENDENCY,
      },
      {
        status: 201,
        description: "Registered.",
        schema: dependencyAnswerSchema,
        example: DEPENDENCY,
      },
    ],
    problems: [404, 409, 413, 415],
  },
  deleteDependency: {
    method: "DELETE",
    path: "/services/{service}/dependencies/{callee}",
    tag: "Dependencies",
    summary: "Remove a dependency",
    description: "The removed settings stay in the history.",
    scope: "write",
    answers: [{ status: 204, description: "Removed." }],
    problems: [404, 409],
  },
});
