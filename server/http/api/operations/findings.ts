import { dependencyMapSchema } from "@/lib/api/answers/dependency-map";
import { findingsAnswerSchema } from "@/lib/api/answers/finding";
import { operations } from "../operation";

export const findingOperations = operations({
  getDependencyMap: {
    method: "GET",
    path: "/dependencies/map",
    tag: "Dependencies",
    summary: "Read who calls whom, and what fails with what",
    description:
      "Services that you may not see have no name; what they call and promise counts all the same.",
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
    tag: "Dependencies",
    summary: "List what is wrong with how a service calls others",
    description: "Worst first, from what is registered now.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "The findings.",
        schema: findingsAnswerSchema,
        example: {
          items: [
            {
              id: "RETRY-BUDGET",
              severity: "warning",
              dependency: "card-gateway",
              message: "Retries of checkout to card-gateway are not limited.",
              formula: "load = attempts = 3",
              values: { loadFactor: 3 },
              budgetMinutesAtRisk: null,
              change: "Limit retries to 10% of requests.",
              tradeoff: "Some requests fail that a retry would have saved.",
              verify: "Count retries as a share of requests while the callee fails.",
            },
          ],
        },
      },
    ],
    problems: [404],
  },
});
