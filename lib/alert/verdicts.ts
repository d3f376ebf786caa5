import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import type { Tier } from "@/lib/policy/tiers";
import { budgetAlerts } from "./budget-alerts";
import { burnRateAlert } from "./burn-rate-alert";
import { noDataAlert } from "./no-data-alert";
import { alertPlace, type OpenAlert, type Sighting, type Verdict } from "./sighting";
import type { WatchedSlo } from "./watched-slo";

/** `tierBefore` of an objective at the evaluation before this one; null where there was none. */
export type Known = {
  open: ReadonlyMap<string, OpenAlert>;
  tierBefore: (objectiveId: number) => Tier | null;
  /** Whether the SLO's data source fails, so that its silence is no news. */
  sourceFails: (sloId: number) => boolean;
};

/** What an SLO's evaluation says of each of its alerts; none where its policy is none. */
export function verdictsOf(
  slo: WatchedSlo,
  evaluations: readonly ObjectiveEvaluation[],
  at: number,
  known: Known,
): Verdict[] {
  if (slo.alerting.policy === "none") return [];
  const silence = noDataAlert(slo, at, known.sourceFails(slo.id));
  const ofObjectives = slo.objectives.flatMap((objective, index) => {
    const evaluation = evaluations[index];
    if (!evaluation) return [];
    return [
      burnRateAlert(slo, objective, evaluation, at),
      ...budgetAlerts(slo, objective, evaluation, at, {
        earlierTier: known.tierBefore(objective.id),
        isOpen: (place) => known.open.has(place),
      }),
    ];
  });
  return silence ? [...ofObjectives, silence] : ofObjectives;
}

/**
 * What has changed for the alerts that are open: those of which nothing is said any more are gone
 * as well.
 */
export function sightingsOf(
  open: ReadonlyMap<string, OpenAlert>,
  verdicts: readonly Verdict[],
  at: number,
): Sighting[] {
  const judged = new Set<string>();
  const changed: Sighting[] = [];
  for (const verdict of verdicts) {
    const place = alertPlace(verdict);
    const before = open.get(place);
    if (before) judged.add(place);
    if (verdict.severity === (before?.severity ?? null)) continue;
    const { severity } = verdict;
    changed.push({
      ...verdict.subject(),
      ...(severity === null ? { event: "gone" } : { event: "seen", severity }),
    });
  }
  const left = [...open].flatMap(([place, { severity: _, ...subject }]): Sighting[] =>
    judged.has(place) ? [] : [{ ...subject, ...NO_LONGER_WATCHED, startedAt: new Date(at) }],
  );
  return [...changed, ...left];
}

const NO_LONGER_WATCHED = {
  event: "gone",
  facts: { kind: "note", text: "It is no longer watched." },
} as const;
