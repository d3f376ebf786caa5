import { groupBy } from "@/lib/collections/group-by";
import { SEVERITIES } from "../assessment/severity";
import { type About, type Finding, findingKey, isAbout } from "../findings/finding";
import type { Dependency } from "../registry/schema";
import { type Effort, EFFORTS, gainPerEffort, USUAL_EFFORT } from "./effort";
import { instrumentsOf } from "./instrument";
import { type Change, isOnlyUnknown, type Recommendation } from "./recommendation";

/** `efforts`: by key, where somebody corrected what a change usually takes. */
type Known = {
  dependencies?: readonly Dependency[];
  efforts?: Pick<ReadonlyMap<string, Effort>, "get">;
};

type OwnerOf = (about: About) => string | null;

/**
 * What to do next, in order: first what is known to be an error, then what to find out, then all
 * other changes. Changes with the most budget minutes for their effort come first, then those whose
 * gain cannot be computed, the worst first. Gains do not add up: two findings can be about the same
 * minutes.
 */
export function recommendationsOf(
  findings: readonly Finding[],
  { dependencies = [], efforts = new Map() }: Known = {},
): Recommendation[] {
  const calls = groupBy(dependencies, ({ caller }) => caller);
  const ownerOf: OwnerOf = (about) =>
    calls.get(about.service)?.find((call) => isAbout(about, call))?.owner ?? null;
  const corrected = <Some extends Recommendation>(one: Some): Some => ({
    ...one,
    effort: efforts.get(one.key) ?? one.effort,
  });
  const changes = findings
    .filter((finding) => !isOnlyUnknown(finding))
    .map((finding) => corrected(changeOf(finding, ownerOf)))
    .sort(mostForEffort);
  return [
    ...changes.filter(({ severity }) => severity === "error"),
    ...instrumentsOf(findings, ownerOf).map(corrected),
    ...changes.filter(({ severity }) => severity !== "error"),
  ];
}

function changeOf(finding: Finding, ownerOf: OwnerOf): Change {
  const { id, severity, service, dependency, calleeKind, message, formula } = finding;
  const { change, why, tradeoff, verify, budgetMinutesAtRisk } = finding;
  return {
    kind: "change",
    key: findingKey(finding),
    service,
    dependency,
    calleeKind,
    change,
    why,
    tradeoff,
    verify,
    effort: USUAL_EFFORT[id],
    owner: ownerOf(finding),
    finding: id,
    severity,
    message,
    formula,
    gainMinutes: budgetMinutesAtRisk,
  };
}

const mostForEffort = (a: Change, b: Change): number =>
  (gainPerEffort(b.gainMinutes, b.effort) ?? -1) - (gainPerEffort(a.gainMinutes, a.effort) ?? -1) ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  EFFORTS.indexOf(a.effort) - EFFORTS.indexOf(b.effort);
