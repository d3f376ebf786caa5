import "server-only";
import { scenarioOf, type SimulationInput } from "@/lib/reliability/simulate/schema";
import type { Scenario } from "@/lib/reliability/simulate/scenario";
import type { Settings } from "@/lib/reliability/simulate/settings";
import { simulationSteps, type Run } from "@/lib/reliability/simulate/simulate";
import { whyDifferent } from "@/lib/reliability/simulate/why";
import { yieldToOthers } from "@/server/request/yield-to-others";

type Simulated = { seed: number; before: Run; after: Run | null; why: string | null };

// Each route may be a module instance of its own: what runs in the process lives on globalThis.
const inProcess = globalThis as typeof globalThis & { burnlineSimulation?: Promise<unknown> };

/** Runs what was asked for once all before it are done: a run may hold 100 MB while it lasts. */
export function runSimulation(input: SimulationInput): Promise<Simulated> {
  const before = inProcess.burnlineSimulation ?? Promise.resolve();
  const run = before.then(() => simulated(input));
  inProcess.burnlineSimulation = run.catch(() => undefined);
  return run;
}

/** A stretch at a time, with others' requests in between. */
async function simulated(input: SimulationInput): Promise<Simulated> {
  const { seed, before: settings } = input;
  const scenario = scenarioOf(input.scenario);
  const before = await inTurns(settings, scenario, seed);
  if (!input.after) return { seed, before, after: null, why: null };
  const after = await inTurns(input.after, scenario, seed);
  const why = whyDifferent({ before: before.summary, after: after.summary, settings: input.after });
  return { seed, before, after, why };
}

async function inTurns(settings: Settings, scenario: Scenario, seed: number): Promise<Run> {
  const steps = simulationSteps(settings, scenario, seed);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await yieldToOthers();
  }
}
