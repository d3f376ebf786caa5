import { gapMs } from "./chance";
import { effectAt, peakRateFactor, type Scenario } from "./scenario";
import type { World } from "./world";

/**
 * Requests at random, as many a second as the scenario has at that moment, until the run is over: a
 * Poisson process at the highest rate, thinned.
 */
export function arrive(
  ratePerSecond: number,
  scenario: Scenario,
  { clock, random }: World,
  arrived: () => void,
): void {
  const peak = peakRateFactor(scenario);
  const perMs = (ratePerSecond * peak) / 1000;
  if (perMs <= 0) return;
  const next = () => {
    const atMs = clock.nowMs + gapMs(random.arrivals, perMs);
    if (atMs >= scenario.runMs) return;
    clock.at(atMs, () => {
      const share = effectAt(scenario, clock.nowMs).rateFactor / peak;
      if (share >= 1 || random.arrivals() < share) arrived();
      next();
    });
  };
  next();
}
