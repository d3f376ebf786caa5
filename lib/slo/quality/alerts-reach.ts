import { plural } from "@/lib/formats/count";
import { trimZeros } from "@/lib/formats/percent";
import {
  failed,
  notApplicable,
  notMeasured,
  passed,
  type Verdict,
} from "@/lib/reliability/assessment/verdict";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import type { ObjectiveFacts, PageCounts, QualityFacts } from "./facts";

/** More pages of one SLO than this wear people out. */
const MOST_PAGES_A_WEEK = 2;
/** A shorter stretch says nothing about a week. */
const JUDGED_DAYS = 7;

export type AlertFacts = Pick<
  QualityFacts,
  "now" | "alerting" | "firstMinute" | "pages" | "paged"
> & {
  objectives: readonly Pick<ObjectiveFacts, "rules">[];
};

/** Whether a page reaches someone now, and at most two came a week. */
export function alertsReach(facts: AlertFacts): Verdict {
  const { now, alerting, objectives, pages, paged } = facts;
  if (alerting.policy === "none")
    return failed("Its alert policy is set to none.", now, "Choose the default alert policy.");
  const rules = objectives.flatMap((each) => each.rules);
  if (rules.length === 0)
    return failed(
      "None of the default rules can fire at this target.",
      now,
      "Choose custom rules with burn rates that a failure can reach.",
    );
  if (!rules.includes("page")) return notApplicable("Its rules open tickets and page nobody.");
  const unreached = reachProblem(paged);
  if (unreached) return failed(unreached.evidence, now, unreached.change);
  return noise(pages, watchedDays(facts), facts);
}

/** What keeps a page from whoever is meant; null where it comes to them. */
function reachProblem({
  demo,
  policy,
  warnings,
}: AlertFacts["paged"]): { evidence: string; change: string } | null {
  // Nobody is told of the demo's alerts, and nothing is wrong with that.
  if (demo) return null;
  const [warning] = warnings;
  if (policy === null)
    return {
      evidence: "No escalation policy covers its pages.",
      change: "Choose an escalation policy for the team or the service.",
    };
  return warning === undefined
    ? null
    : { evidence: warning, change: `Fill that gap in ${policy.name}.` };
}

/** Whole and part days that pages were counted over. */
function watchedDays({ now, firstMinute, pages }: AlertFacts): number {
  const from = firstMinute === null ? now : Math.max(pages.since, firstMinute * MINUTE_MS);
  return Math.max(0, now - from) / DAY_MS;
}

function noise({ pages }: PageCounts, days: number, { now, alerting }: AlertFacts): Verdict {
  const counted = `${plural(pages, "page")} in ${plural(Math.floor(days), "day")}`;
  if (days < JUDGED_DAYS)
    return notMeasured(
      `A page reaches someone. ${counted}: noise is checked after ${JUDGED_DAYS} days.`,
      now,
    );
  const perWeek = (pages * 7) / days;
  const evidence = `A page reaches someone. ${counted}, ${trimZeros(perWeek.toFixed(1))} a week.`;
  return perWeek > MOST_PAGES_A_WEEK
    ? failed(
        evidence,
        now,
        `Raise the minimum bad events (now ${alerting.minBadEvents}) until there are at most ${MOST_PAGES_A_WEEK} pages a week.`,
      )
    : passed(evidence, now);
}
