import { z } from "zod";
import { dependencyMapSchema } from "@/lib/api/answers/dependency-map";
import { listedFindingSchema } from "@/lib/api/answers/finding";
import { operations } from "../operation";

const FINDING = {
  builtIn: false,
  id: "RETRY-BUDGET",
  severity: "warning",
  dependency: "card-gateway",
  message: "Retries of the calls to card-gateway are not limited to a share of the requests.",
  formula: "3 attempts: up to 3× the load",
  values: { loadFactor: 3 },
  budgetMinutesAtRisk: null,
  change: "Allow retries for 10% of the requests at most.",
  tradeoff: "In a long outage fewer requests are saved by a retry.",
  verify: "Block the dependency in a test: its load stays below 1.1 times the requests.",
};

export const findingOperations = operations({
  getDependencyMap: {
    method: "GET",
    path: "/dependencies/map",
    tag: "Dependencies",
    summary: "Read the dependency map",
    description:
      "Services that you may not see have no name, but are included in the calculations. Burnline itself is included too, as a built-in service.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "Services, what they call, and the calls between them.",
        schema: dependencyMapSchema,
        example: {
          nodes: [
            {
              name: "checkout",
              kind: "service",
              builtIn: false,
              tier: 1,
              targetPercent: 99.9,
              ceiling: { percent: 99.90002, isUpperBound: true },
              worst: "warning",
              fails: [],
              degrades: [],
            },
          ],
          edges: [
            {
              caller: "checkout",
              callee: "card-gateway",
              calleeKind: "external",
              builtIn: false,
              criticality: "hard",
              worst: "warning",
            },
          ],
        },
      },
    ],
    problems: [],
  },
  listFindings: {
    method: "GET",
    path: "/services/{service}/findings",
    tag: "Reliability",
    summary: "List the findings of a service",
    description:
      "What is wrong or unknown in how a service calls others, worst first. Includes dependencies of services that you may not see. Of the service burnline it includes what is found in the dependencies that the running process has.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "The findings.",
        schema: z.object({ items: z.array(listedFindingSchema) }).meta({ title: "Findings" }),
        example: { items: [FINDING] },
      },
    ],
    problems: [404],
  },
});
