import type { Objective, Window } from "@/lib/slo/objective";
import type { DemoOutage } from "./outage-schedule";
import { shapeAt } from "./outage-shape";
import type { OutageEffect } from "./outages";
import { trafficAt } from "./rhythm";
import { demoSloKey, type DemoSlo } from "./slo-catalog";

const PPM = 1_000_000;
const MINUTES_PER_DAY = 1440;
const NOMINAL_DAYS = { week: 7, month: 30, quarter: 91, year: 365 } as const;

/** `depth`: the error ratio where the outage's shape is 1. */
export type Effect = DemoOutage & { depth: number };

export const budgetOf = ({ targetPpm }: Objective): number => (PPM - targetPpm) / PPM;

const periodMinutes = (window: Window): number =>
  (window.type === "rolling" ? window.days : NOMINAL_DAYS[window.unit]) * MINUTES_PER_DAY;

/** What the outages do to one SLO. */
export function effectsOf(
  slo: DemoSlo,
  objective: Objective,
  gauge: boolean,
  outages: readonly DemoOutage[],
): Effect[] {
  const key = demoSloKey(slo);
  return outages.flatMap((outage) => {
    const effect = outage.plan.effects.find((candidate) => candidate.slo === key);
    return effect ? [{ ...outage, depth: depthOf(effect, outage, slo, objective, gauge) }] : [];
  });
}

/**
 * The error ratio at the outage's worst that spends what is planned, whatever the traffic of its
 * hours.
 */
function depthOf(
  effect: OutageEffect,
  { plan, start, end }: DemoOutage,
  slo: DemoSlo,
  objective: Objective,
  gauge: boolean,
): number {
  if ("burnRate" in effect) return effect.burnRate * budgetOf(objective);
  const byTraffic = !gauge && objective.budgeting.method === "occurrences";
  let weight = 0;
  for (let minute = start; minute < end; minute += 1) {
    weight +=
      shapeAt(plan.shape, (minute - start) / plan.minutes) *
      (byTraffic ? trafficAt(slo.rhythm, minute) : 1);
  }
  return (effect.spends * budgetOf(objective) * periodMinutes(objective.window)) / weight;
}
