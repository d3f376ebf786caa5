import { LEAST_HISTORY_DAYS } from "@/lib/advice/target-history";
import { formatCount } from "@/lib/formats/count";
import { cleanMinutes, inMinutes, inPercent, lostMinutes } from "../figures";
import type { Rule } from "../rule";
import { named, said } from "../wording";

const TIMES = 10;
const SAME = 5e-9;

export const targetHistory: Rule<"TARGET-HISTORY"> = {
  id: "TARGET-HISTORY",
  title: "Target does not match history",
  formula:
    "measured < target; or (1 - target) >= 10 × (1 - measured), over at least 7 days; at risk: (target - measured) × 43,200 min",
  example: "A target of 99.9% with 99.5% measured misses by 172.8 min in 30 days.",
  why: "A target that is never met is ignored, and so are its alerts. If it allows ten times the failures that users are used to, they notice a decline long before an alert does.",
  tradeoff: "A lower target promises less. A stricter one leaves less room for changes.",
  verify: "Replay the proposed target over your history, and check the pages per week.",
  onService(service, { serviceOf, historyOf }) {
    const { targetPercent } = serviceOf(service);
    const history = historyOf(service);
    if (targetPercent === undefined || history === null) return null;
    const { observedPercent, days } = history;
    if (days < LEAST_HISTORY_DAYS) return null;
    const lost = lostMinutes(observedPercent / 100);
    const allowed = lostMinutes(targetPercent / 100);
    const values = { observedPercent, targetPercent };
    const formula = `${inPercent(observedPercent)} measured over ${formatCount(days)} days loses ${inMinutes(lost)} in 30 days; ${inPercent(targetPercent)} allows ${inMinutes(allowed)}`;
    if (observedPercent < targetPercent - SAME)
      return {
        severity: "warning",
        message: said`${named(service)} reached ${inPercent(observedPercent)} over ${formatCount(days)} days, below its target of ${inPercent(targetPercent)}.`,
        formula: `${formula}: ${inMinutes(lost - allowed)} too many`,
        values,
        change: said`Improve ${named(service)}, or lower its target to what it reaches.`,
        budgetMinutesAtRisk: cleanMinutes(lost - allowed),
      };
    if (allowed < TIMES * lost - SAME) return null;
    return {
      severity: "hint",
      message: said`${named(service)} reached ${inPercent(observedPercent)} over ${formatCount(days)} days. Its target of ${inPercent(targetPercent)} allows at least ten times as many failures.`,
      formula,
      values,
      change: said`Raise the target of ${named(service)}, if its users rely on what it reaches now.`,
    };
  },
};
