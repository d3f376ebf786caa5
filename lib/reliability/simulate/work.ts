import { formatCount } from "@/lib/formats/count";
import { peakRateFactor, type Scenario } from "./scenario";
import type { Settings } from "./settings";

/** About a second of one core. */
const MOST_CALLS = 200_000;

/** How many calls a run makes if each attempt fails: each layer multiplies what the one above sends. */
export function mostCalls({ ratePerSecond, layers }: Settings, scenario: Scenario): number {
  const requests = (ratePerSecond * peakRateFactor(scenario) * scenario.runMs) / 1000;
  return layers.reduce((calls, { attempts }) => calls * attempts, requests);
}

/** Why a run is refused before it begins; null where it may run. */
export function tooMuchWork(settings: Settings, scenario: Scenario): string | null {
  const calls = mostCalls(settings, scenario);
  if (calls <= MOST_CALLS) return null;
  return `This run could make ${formatCount(Math.ceil(calls))} calls; the limit is ${formatCount(MOST_CALLS)}. Lower the requests a second, the length of the run or the attempts.`;
}
