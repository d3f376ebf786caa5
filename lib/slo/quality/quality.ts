import type { Verdict } from "@/lib/reliability/assessment/verdict";
import { actionable } from "./actionable";
import { alertsReach } from "./alerts-reach";
import { documented } from "./documented";
import type { QualityFacts } from "./facts";
import { measurable } from "./measurable";
import { realistic } from "./realistic";
import { riskTolerance } from "./risk-tolerance";

/** In the order in which they are worth looking at: without data there is nothing to judge. */
export const QUALITY_CHECKS = [
  "measurable",
  "realistic",
  "risk-tolerance",
  "alerts",
  "actionable",
  "documented",
] as const;
type QualityCheckId = (typeof QUALITY_CHECKS)[number];

export type QualityCheck = Verdict & { id: QualityCheckId };

const JUDGES: Record<QualityCheckId, (facts: QualityFacts) => Verdict> = {
  measurable,
  realistic,
  "risk-tolerance": riskTolerance,
  alerts: alertsReach,
  actionable,
  documented,
};

/** The six checks of a good SLO, each with its evidence and what to change. */
export const qualityOf = (facts: QualityFacts): QualityCheck[] =>
  QUALITY_CHECKS.map((id) => ({ id, ...JUDGES[id](facts) }));
