import { isMet, type Verdict } from "../assessment/verdict";
import { actions } from "./criteria/actions";
import { alerts } from "./criteria/alerts";
import { data } from "./criteria/data";
import { dependencies } from "./criteria/dependencies";
import { fallbacks } from "./criteria/fallbacks";
import { findings } from "./criteria/findings";
import { onCall } from "./criteria/on-call";
import { owner } from "./criteria/owner";
import { policy } from "./criteria/policy";
import { postmortems } from "./criteria/postmortems";
import { runbook } from "./criteria/runbook";
import { statusPage } from "./criteria/status-page";
import { target } from "./criteria/target";
import type { ScorecardFacts } from "./facts";
import { CRITERIA, LEVELS, type CriterionId, type Level } from "./levels";

/**
 * `gainMinutes`: by how many the running window is over its budget, or how many of 30 days are at
 * risk, while it fails; null where no number says so.
 */
export type Criterion = Verdict & { id: CriterionId; level: Level; gainMinutes: number | null };

/** `level`: the highest of which all criteria are met, and all below; 0 for none. */
export type Scorecard = { level: Level | 0; criteria: Criterion[] };

const JUDGES: Readonly<Record<CriterionId, (facts: ScorecardFacts) => Verdict>> = {
  owner,
  data,
  "on-call": onCall,
  alerts,
  target,
  dependencies,
  findings,
  postmortems,
  actions,
  policy,
  runbook,
  fallbacks,
  "status-page": statusPage,
};

/** Judges every criterion; what is not measured is not met, and what does not apply is. */
export function scorecardOf(facts: ScorecardFacts): Scorecard {
  const criteria = CRITERIA.map(({ id, level }) => {
    const verdict = JUDGES[id](facts);
    return { id, level, ...verdict, gainMinutes: gainOf(id, verdict, facts) };
  });
  return { level: levelOf(criteria), criteria };
}

function levelOf(criteria: readonly Criterion[]): Level | 0 {
  const missed = LEVELS.find((level) =>
    criteria.some((each) => each.level === level && !isMet(each.outcome)),
  );
  return missed === undefined ? 4 : ((missed - 1) as Level | 0);
}

function gainOf(id: CriterionId, { outcome }: Verdict, facts: ScorecardFacts): number | null {
  if (outcome !== "failed") return null;
  if (id === "findings") return facts.findings.budgetMinutes;
  if (id !== "target") return null;
  const minutes = Math.max(0, ...facts.slos.map(({ overspentMinutes }) => overspentMinutes));
  return minutes > 0 ? minutes : null;
}

/** What to do next: what the next level lacks first, failures before what is not measured. */
export const nextSteps = ({ criteria }: Scorecard): Criterion[] =>
  criteria
    .filter(({ change }) => change !== null)
    .sort(
      (a, b) =>
        a.level - b.level ||
        Number(a.outcome !== "failed") - Number(b.outcome !== "failed") ||
        (b.gainMinutes ?? 0) - (a.gainMinutes ?? 0),
    );
