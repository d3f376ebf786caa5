import { promiseTo } from "../availability";
import { clean, cleanMinutes, inMinutes, inPercent, lostMinutes } from "../figures";
import type { Rule } from "../rule";

const SAME = 5e-9;

export const extraNine: Rule<"EXTRA-NINE"> = {
  id: "EXTRA-NINE",
  title: "Hard dependency promises less than one nine more",
  formula: "promise >= 1 - (1 - target) / 10; at risk: (1 - promise) × 43,200 min",
  example: "A service with a target of 99.9% needs hard dependencies of 99.99%.",
  why: "A hard dependency spends the budget of its caller. If it promises ten times better, it takes at most a tenth and leaves the rest to the service's own faults and changes.",
  tradeoff: "A better promise costs more. A fallback makes the code and its tests larger.",
  verify:
    "Attribute the minutes lost in the last 30 days: the dependency should take at most a tenth.",
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
      message: `${call.caller} aims at ${inPercent(targetPercent)}, but ${call.callee} promises ${inPercent(promise * 100)}. A hard dependency should promise ${inPercent(needed * 100)}.`,
      formula: `1 - (1 - ${inPercent(targetPercent)}) / 10 = ${inPercent(needed * 100)} > ${inPercent(promise * 100)}; (1 - ${inPercent(promise * 100)}) × 43,200 = ${inMinutes(lost)}`,
      values: { neededPercent: clean(needed * 100) },
      change: `Let ${call.caller} work without ${call.callee}, or agree on ${inPercent(needed * 100)} with its owner.`,
      budgetMinutesAtRisk: cleanMinutes(lost),
    };
  },
};
