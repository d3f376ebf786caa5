import { arrive } from "./arrivals";
import { SimulatedDependency } from "./dependency";
import { layerOver } from "./layer";
import type { Port } from "./port";
import type { Scenario } from "./scenario";
import type { Settings } from "./settings";
import { summarize, type Summary } from "./summary";
import type { SeriesPoint } from "./tally";
import { makeWorld } from "./world";

export type Run = { stretchMs: number; series: SeriesPoint[]; summary: Summary };

const POINTS = 300;
/** Events between two pauses, once the series is complete. */
const EVENTS_A_STEP = 5000;

/**
 * A run in steps, between which others may have their turn: the same seed gives the same bytes. What
 * is under way at the end of the run is followed to its own end, and counted in the summary alone.
 */
export function* simulationSteps(
  settings: Settings,
  scenario: Scenario,
  seed: number,
): Generator<undefined, Run> {
  const stretchMs = scenario.runMs / POINTS;
  const world = makeWorld(seed, stretchMs);
  const { clock, tally } = world;
  const dependency = new SimulatedDependency(settings.dependency, scenario, world);
  const port = stack(settings, dependency.port, world);
  arrive(settings.ratePerSecond, scenario, world, () => {
    port(tally.arrived());
  });
  for (let point = 0; point < POINTS; point++) {
    clock.runUntil((point + 1) * stretchMs);
    tally.endStretch(point * stretchMs, dependency.queued);
    yield;
  }
  while (clock.runSome(EVENTS_A_STEP)) yield;
  return {
    stretchMs,
    series: tally.series,
    summary: summarize(tally, scenario, settings.targetPercent, stretchMs),
  };
}

/** A run at once. */
export function simulate(settings: Settings, scenario: Scenario, seed: number): Run {
  const steps = simulationSteps(settings, scenario, seed);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The layers over the dependency, the first outermost; what the last hears too late is wasted work. */
const stack = (
  { layers }: Settings,
  dependency: Port,
  world: Parameters<typeof layerOver>[2],
): Port =>
  layers.reduceRight(
    (below, layer, index) =>
      layerOver(below, layer, world, () => {
        if (index === layers.length - 1) world.tally.answeredLate();
      }),
    dependency,
  );
