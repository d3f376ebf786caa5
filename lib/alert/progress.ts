import type { Severity } from "@/lib/alerting/policy";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import type { Tier } from "@/lib/policy/tiers";
import { knownTier } from "./known-tier";
import { alertPlace, type OpenAlert, type Sighting } from "./sighting";

/**
 * How far evaluation has come, and what it has to know of that minute: the tiers that are not
 * healthy, by objective, and the severity that was told of each open alert, by its place.
 */
export type EvaluationProgress = {
  /** Epoch minute. */
  minute: number;
  tiers: Readonly<Record<string, Tier>>;
  severities: Readonly<Record<string, Severity>>;
  /** Minutes before the epoch millisecond `until` that were passed over, as found at `at`. */
  skipped?: { minutes: number; until: number; at: number };
};

type Evaluated = {
  slo: { objectives: readonly { id: number }[] };
  objectives: readonly ObjectiveEvaluation[];
};

/** The tier that an objective had at that minute; null where none was looked at. */
export const tierAt = (progress: EvaluationProgress | null, objectiveId: number): Tier | null =>
  progress === null ? null : (progress.tiers[objectiveId] ?? "healthy");

/** A budget that warms up counts as healthy; one without data stays as it was. */
export function tiersAfter(
  before: EvaluationProgress | null,
  evaluated: readonly Evaluated[],
): Record<string, Tier> {
  const tiers: Record<string, Tier> = {};
  for (const { slo, objectives } of evaluated)
    for (const [index, { id }] of slo.objectives.entries()) {
      const evaluation = objectives[index];
      const earlier = tierAt(before, id);
      const tier = (evaluation && knownTier(evaluation, earlier)) ?? earlier ?? "healthy";
      if (tier !== "healthy" && !evaluation?.warmingUp) tiers[id] = tier;
    }
  return tiers;
}

/** What is open once these have been told. */
export function openAfter(
  open: ReadonlyMap<string, OpenAlert>,
  sightings: readonly Sighting[],
): Map<string, OpenAlert> {
  const after = new Map(open);
  for (const sighting of sightings) {
    const place = alertPlace(sighting);
    if (sighting.event === "gone") after.delete(place);
    if (sighting.event === "seen") {
      const { event: _, ...alert } = sighting;
      after.set(place, alert);
    }
  }
  return after;
}

/** The open alerts by place, each with the severity that was last told of it. */
export const openBefore = (
  progress: EvaluationProgress | null,
  alerts: readonly OpenAlert[],
): Map<string, OpenAlert> =>
  new Map(
    alerts.map((alert) => {
      const place = alertPlace(alert);
      return [place, { ...alert, severity: progress?.severities[place] ?? alert.severity }];
    }),
  );

export const severitiesOf = (open: ReadonlyMap<string, OpenAlert>): Record<string, Severity> =>
  Object.fromEntries([...open].map(([place, { severity }]) => [place, severity]));
