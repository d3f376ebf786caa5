import { simulationAnswerSchema } from "@/lib/api/answers/simulation";
import { simulationSchema } from "@/lib/reliability/simulate/schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const SUMMARY = {
  arrivals: 11_976,
  succeeded: 963,
  failed: 7310,
  rejected: 3703,
  shed: 0,
  goodputPerSecond: 8.025,
  successShare: 0.0804,
  calls: 34_002,
  amplification: 2.839,
  lateCalls: 22_722,
  timeToOpenMs: null,
  recovered: false,
  timeToRecoverMs: null,
  p50Ms: 3000,
  p99Ms: 3000,
  budget: {
    badRequests: 11_013,
    allowedRequests: 258_682,
    badMinutes: 1.839,
    budgetMinutes: 43.2,
    spentShare: 0.0426,
  },
};
const POINT = {
  atMs: 0,
  arrivals: 40,
  succeeded: 31,
  failed: 0,
  rejected: 0,
  shed: 0,
  calls: 40,
  queued: 0,
  openBreakers: 0,
};

export const simulationOperations = operations({
  simulate: {
    method: "POST",
    path: "/simulations",
    tag: "Reliability",
    summary: "Simulate callers, retries and a dependency",
    description:
      "Stores nothing. Requests arrive at random and pass through layers of callers to a dependency while something goes wrong; `before` and `after` get the same requests. What is left out has a default. A run is limited to 200,000 calls.",
    scope: "read",
    heavy: "simulations",
    body: {
      kind: "json",
      schema: simulationSchema.meta({ title: "SimulationBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        {
          summary: "A retry storm, and a retry budget of 10%",
          value: {
            scenario: { kind: "retry-storm", runMs: 120_000 },
            seed: 1,
            before: { ratePerSecond: 100, layers: [{ attempts: 3 }] },
            after: { ratePerSecond: 100, layers: [{ attempts: 3, retryBudget: 0.1 }] },
          },
        },
        { summary: "Defaults", value: { scenario: "down", before: {} } },
      ],
    },
    answers: [
      {
        status: 200,
        description: "The runs.",
        schema: simulationAnswerSchema,
        example: {
          seed: 1,
          before: { stretchMs: 400, series: [POINT], summary: SUMMARY },
          after: null,
          why: null,
        },
      },
    ],
    problems: [413, 415, 429, 503],
  },
});
