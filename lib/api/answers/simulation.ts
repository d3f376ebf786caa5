import { z } from "zod";

const count = z.int();
const ms = z.number().nullable();

const pointSchema = z
  .object({
    atMs: z.number().describe("Time since the start of the run."),
    arrivals: count,
    succeeded: count,
    failed: count,
    rejected: count,
    shed: count,
    calls: count.describe("Calls that reached the dependency."),
    queued: count.describe("Calls waiting at the end of this interval."),
    openBreakers: count,
  })
  .meta({ title: "SimulationPoint" });

const summarySchema = z
  .object({
    arrivals: count.describe("Each request succeeds, fails, or is rejected or shed."),
    succeeded: count,
    failed: count,
    rejected: count.describe("Rejected by a breaker, a bulkhead or a full queue."),
    shed: count.describe("Dropped by a client throttle."),
    goodputPerSecond: z.number(),
    successShare: z.number().nullable(),
    calls: count,
    amplification: z.number().nullable().describe("Calls per request."),
    lateCalls: count.describe("Answered after the caller gave up."),
    timeToOpenMs: ms.describe("From the start of the fault; null where no breaker opened."),
    recovered: z.boolean().nullable().describe("Null where there was nothing to recover from."),
    timeToRecoverMs: ms.describe("From the end of the fault; null unless it recovered."),
    p50Ms: ms.describe("As the caller sees it, failures included."),
    p99Ms: ms,
    budget: z
      .object({
        badRequests: count,
        allowedRequests: z.number(),
        badMinutes: z.number(),
        budgetMinutes: z.number(),
        spentShare: z.number(),
      })
      .nullable()
      .describe("A 30-day error budget, at the traffic of the run."),
  })
  .meta({ title: "SimulationSummary" });

const runSchema = z
  .object({
    stretchMs: z.number().describe("How long each point of the series covers."),
    series: z.array(pointSchema).describe("300 points."),
    summary: summarySchema,
  })
  .meta({ title: "SimulationRun" });

export const simulationAnswerSchema = z
  .object({
    seed: z.int(),
    before: runSchema,
    after: runSchema.nullable(),
    why: z.string().nullable().describe("What the change does, in one sentence."),
  })
  .meta({ title: "Simulation" });
