import "./without-eval";
import { comparisonOf } from "@/lib/reliability/simulate/asked";
import { parseSimulatorQuery } from "@/lib/reliability/simulate/query";
import type { Scenario } from "@/lib/reliability/simulate/scenario";
import type { Settings } from "@/lib/reliability/simulate/settings";
import { simulationSteps, type Run } from "@/lib/reliability/simulate/simulate";
import { simulationView, type SimulatorState } from "./simulation-view";

/** How long the page may stand still. */
const SLICE_MS = 12;

/** Runs what is typed, in the browser; null once it is no longer wanted. */
export async function simulateQuery(
  params: Record<string, string>,
  isWanted: () => boolean,
): Promise<SimulatorState | null> {
  const query = parseSimulatorQuery(params);
  const { preset, layers, flat } = query;
  const found = comparisonOf(query);
  if (found.kind === "wrong") return { preset, layers, flat, problems: found.problems, view: null };
  const { asked } = found;
  const before = await inSlices(asked.before, asked.scenario, asked.seed, isWanted);
  const after = before && (await inSlices(asked.after, asked.scenario, asked.seed, isWanted));
  if (!before || !after) return null;
  return { preset, layers, flat, problems: [], view: simulationView(asked, before, after) };
}

async function inSlices(
  settings: Settings,
  scenario: Scenario,
  seed: number,
  isWanted: () => boolean,
): Promise<Run | null> {
  const steps = simulationSteps(settings, scenario, seed);
  let pausedAt = performance.now();
  while (isWanted()) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - pausedAt < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    pausedAt = performance.now();
  }
  return null;
}
