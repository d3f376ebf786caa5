import "server-only";
import { sparklineOf } from "@/components/charts/sparkline-path";
import type { SloRow } from "@/components/slo/slo-table";
import type { GoneIn } from "@/components/slo/gone-in";
import { windowLabel } from "@/components/slo/slo-words";
import { isArchived } from "@/lib/slo/archived";
import { lateMs } from "@/lib/slo/late";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { sliShare } from "@/lib/budget/sli-share";
import { worstObjective } from "@/lib/budget/worst-objective";
import { formatDuration } from "@/lib/formats/duration";
import type { Tier } from "@/lib/policy/tiers";
import type { EvaluatedSlo } from "@/server/slos/snapshot";

export const sloHref = (service: string, slo: string): string => `/services/${service}/slos/${slo}`;

type BudgetLeft = readonly (number | null)[];
type Kept = { at: number; budgetLeft: BudgetLeft; row: Readonly<SloRow> };
type List = "all" | "team" | "service";

/** As long as the evaluation of a snapshot is the same, so is its row. */
const kept: Readonly<Record<List, WeakMap<EvaluatedSlo, Kept>>> = {
  all: new WeakMap(),
  team: new WeakMap(),
  service: new WeakMap(),
};

/**
 * One row an SLO, of its objective with the least budget left; `budgetLeft`: at past instants, the
 * oldest first; `list` is what all rows have in common.
 */
export function sloRow(
  evaluated: EvaluatedSlo,
  at: number,
  budgetLeft: BudgetLeft,
  list: List,
): Readonly<SloRow> {
  const before = kept[list].get(evaluated);
  if (before?.at === at && before.budgetLeft === budgetLeft) return before.row;
  const row = Object.freeze(rowOf(evaluated, at, budgetLeft, list));
  kept[list].set(evaluated, { at, budgetLeft, row });
  return row;
}

function rowOf(
  { slo, objectives }: EvaluatedSlo,
  at: number,
  budgetLeft: BudgetLeft,
  list: List,
): SloRow {
  const worst = worstObjective(objectives);
  const objective = slo.objectives[worst.index];
  const late = isArchived(slo) ? "archived" : lateness(slo, at);
  const window = objective ? windowLabel(objective.window) : "";
  return {
    href: sloHref(slo.service.slug, slo.slug),
    name: slo.name,
    ...(list === "service"
      ? {}
      : { service: { name: slo.service.name, href: `/services/${slo.service.slug}` } }),
    notes: [list === "all" ? slo.service.team.name : window, late].filter((note) => note !== null),
    targetPpm: worst.evaluation.targetPpm,
    windowLabel: window,
    sli: sliShare(worst.evaluation),
    remaining: worst.evaluation.budget.remaining,
    tier: tierOf(slo, worst.evaluation),
    burnRate: worst.evaluation.recentBurnRate,
    exhaustion: goneInOf(worst.evaluation),
    sparkline: sparklineOf(budgetLeft),
  };
}

/** An archived SLO is in no tier: its budget decides nothing. */
export const tierOf = (slo: EvaluatedSlo["slo"], { budget }: ObjectiveEvaluation): Tier | null =>
  isArchived(slo) ? null : budget.tier;

function goneInOf({ exhaustion }: ObjectiveEvaluation): GoneIn {
  if (!exhaustion) return null;
  if (exhaustion.state === "exhausted") return { state: "spent" };
  return exhaustion.state === "never" ? { state: "never" } : { state: "in", ms: exhaustion.inMs };
}

/** "no data yet" or "no data for 2 h"; null while data keeps coming. */
export function lateness(slo: EvaluatedSlo["slo"], at: number): string | null {
  if (slo.lastMinute === null) return "no data yet";
  const silentMs = lateMs(slo.lastMinute, slo.alerting, at);
  return silentMs === null ? null : `no data for ${formatDuration(silentMs)}`;
}
