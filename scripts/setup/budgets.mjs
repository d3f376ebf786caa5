import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

/** Fewer laps say nothing about a stage. */
const FEWEST_LAPS = 5;
/** The longest laps are left out: a single pause of the machine is not its speed. */
const LEFT_OUT = 0.1;

export const readBudgets = () =>
  JSON.parse(readFileSync(path.join(root, "scripts/test-budgets.json"), "utf8"));

/** The mean of all laps but the longest tenth; null where there are too few. */
export function typicalLap(laps) {
  if (laps.length < FEWEST_LAPS) return null;
  const kept = [...laps].sort((a, b) => a - b).slice(0, Math.ceil(laps.length * (1 - LEFT_OUT)));
  return kept.reduce((sum, ms) => sum + ms, 0) / kept.length;
}

/**
 * How many times as long as where the budget was taken the same work takes here, beside the same
 * stage; never less than once, null where that is not known.
 */
export function slowness(laps, lapMs) {
  const lap = typicalLap(laps);
  return lap === null ? null : Math.max(1, lap / lapMs);
}

/**
 * What a stage may take here, and whether it took more than the tolerance beyond that. A stage
 * without a budget, or with too few laps to know the machine, is never over.
 */
export function judge({ seconds, laps }, budget, { tolerance, graceSeconds }) {
  const factor = budget ? slowness(laps, budget.lapMs) : null;
  if (factor === null) return { allowed: null, over: false, slowness: null };
  const allowed = budget.seconds * factor;
  return {
    allowed,
    over: seconds > allowed * (1 + tolerance) && seconds > allowed + graceSeconds,
    slowness: factor,
  };
}
