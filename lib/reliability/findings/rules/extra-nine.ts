import { promiseTo } from "../availability";
import { clean, cleanMinutes, inPercent, lostMinutes, ofThirtyDays } from "../figures";
import type { Rule } from "../rule";
import { named, said } from "../wording";

const SAME = 5e-9;

export const extraNine: Rule<"EXTRA-NINE"> = {
  id: "EXTRA-NINE",
  title: "Hard dependency should promise one more nine",
  formula: "promise >= 1 - (1 - target) / 10; at risk: (1 - promise) × 43,200 min",
  example: "A service with a target of 99.9% needs hard dependencies of 99.99%.",
  why: "Failures of a hard dependency spend the budget of its caller. If it fails at most a tenth as often as the target allows, most of the budget remains for the service's own faults and changes.",
  tradeoff: "A higher promise costs more. A fallback adds code and tests.",
  verify:
    "Check what caused the minutes lost in the last 30 days: the dependency should account for at most a tenth of the budget.",
  onCall(call, facts) {
    const { targetPercent } = facts.serviceOf(call.caller);
    const promise = promiseTo(call, facts);
    if (call.criticality !== "hard" || targetPercent === undefined || promise === null) return null;
    const needed = 1 - (1 - targetPercent / 100) / 10;
    const covered = call.fallback?.kind === "none" ? 0 : (call.fallback?.coverage ?? 0);
    if (promise + (1 - promise) * covered >= needed - SAME) return null;
    const lost = lostMinutes(promise);
    return {
      severity: promise < targetPercent / 100 - SAME ? "warning" : "hint",
      message: said`${named(call.caller)} has a target of ${inPercent(targetPercent)}, but ${named(call.callee)} promises ${inPercent(promise * 100)}. A hard dependency should promise ${inPercent(needed * 100)}.`,
      formula: `1 - (1 - ${inPercent(targetPercent)}) / 10 = ${inPercent(needed * 100)} > ${inPercent(promise * 100)}; ${ofThirtyDays(`(1 - ${inPercent(promise * 100)})`, lost)}`,
      values: { neededPercent: clean(needed * 100) },
      change: said`Make ${named(call.caller)} work without ${named(call.callee)}, or agree on ${inPercent(needed * 100)} with its owner.`,
      budgetMinutesAtRisk: cleanMinutes(lost),
    };
  },
};
