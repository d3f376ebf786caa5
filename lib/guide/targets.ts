import { LOW_TRAFFIC_SHARE, costOfOneFailure } from "@/lib/alerting/low-traffic";
import { formatTarget } from "@/lib/formats/percent";
import type { GuideAnswers } from "./answers";
import type { FailureCost } from "./kinds";

/** From loose to strict, in parts per million. */
const LADDER = [900_000, 950_000, 980_000, 990_000, 995_000, 999_000, 999_500] as const;

/** Where a service begins; its history tells later whether it holds. */
export const START: Record<FailureCost, { tier: number; targetPpm: number }> = {
  money: { tier: 1, targetPpm: 999_000 },
  blocked: { tier: 2, targetPpm: 995_000 },
  annoyed: { tier: 3, targetPpm: 990_000 },
  unnoticed: { tier: 4, targetPpm: 950_000 },
};

const WINDOW_DAYS = [28, 90] as const;
/** Failures that an alert waits for where one alone tells little. */
const ASKED_FAILURES = 5;
/** The share of the budget that `ASKED_FAILURES` may cost at most, so that an alert comes in time. */
const MOST_SPENT = 0.5;

/**
 * What the hard dependencies allow at most, from 0 to 1, and which of them promise nothing that is
 * known.
 */
export function ceilingOf({ dependencies }: Pick<GuideAnswers, "dependencies">): {
  ceiling: number;
  unknown: string[];
} {
  const hard = dependencies.filter(({ criticality }) => criticality === "hard");
  return {
    ceiling: hard.reduce(
      (product, { availabilityPercent }) => product * ((availabilityPercent ?? 100) / 100),
      1,
    ),
    unknown: hard
      .filter(({ availabilityPercent }) => availabilityPercent === undefined)
      .map(({ name }) => name),
  };
}

export type ChosenTarget = {
  targetPpm: number;
  windowDays: number;
  minBadEvents: number;
  why: string[];
};

/**
 * The target that a journey begins with: what a failure costs, as far as hard dependencies and the
 * traffic allow it. `requestsPerDay` undefined: unknown, which changes nothing.
 */
export function chooseTarget(
  answers: Pick<GuideAnswers, "cost" | "dependencies" | "requestsPerDay">,
  startPpm: number = START[answers.cost].targetPpm,
): ChosenTarget {
  const why: string[] = [];
  const { ceiling } = ceilingOf(answers);
  const reachable = underCeiling(startPpm, ceiling);
  if (reachable < startPpm)
    why.push(
      `${formatTarget(startPpm)} is out of reach: the hard dependencies together allow ${formatTarget(Math.floor(ceiling * 1e6))}.`,
    );
  const fitted = fitTraffic(reachable, answers.requestsPerDay);
  if (fitted.targetPpm < reachable)
    why.push(
      `At ${formatTarget(reachable)} a few failures would spend the whole budget of ${fitted.windowDays} days. ${formatTarget(fitted.targetPpm)} is the strictest target that this traffic can measure.`,
    );
  if (fitted.windowDays > WINDOW_DAYS[0])
    why.push(`The window is ${fitted.windowDays} days, because 28 days have too few requests.`);
  if (fitted.minBadEvents > 1)
    why.push(
      `Alerts wait for ${fitted.minBadEvents} failures, because a single failure costs more than ${LOW_TRAFFIC_SHARE * 100}% of the budget.`,
    );
  return { ...fitted, why };
}

/** The highest step not above `targetPpm` that lies under the ceiling; the lowest step if none does. */
const underCeiling = (targetPpm: number, ceiling: number): number =>
  LADDER.findLast((step) => step <= targetPpm && step < ceiling * 1e6) ?? LADDER[0];

function fitTraffic(
  startPpm: number,
  requestsPerDay: number | undefined,
): Omit<ChosenTarget, "why"> {
  const steps = LADDER.filter((step) => step <= startPpm).toReversed();
  const choices = steps.flatMap((targetPpm) =>
    WINDOW_DAYS.map((windowDays) => ({ targetPpm, windowDays })),
  );
  for (const { targetPpm, windowDays } of choices) {
    const cost =
      requestsPerDay === undefined ? 0 : costOfOneFailure(requestsPerDay * windowDays, targetPpm);
    if (cost === null || cost <= LOW_TRAFFIC_SHARE)
      return { targetPpm, windowDays, minBadEvents: 1 };
    if (cost * ASKED_FAILURES <= MOST_SPENT)
      return { targetPpm, windowDays, minBadEvents: ASKED_FAILURES };
  }
  return { targetPpm: LADDER[0], windowDays: 90, minBadEvents: ASKED_FAILURES };
}
