import { fromThousandths } from "@/lib/measurement/counts";
import type { Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { type WindowBounds, objectiveWindowAt } from "@/lib/slo/window";
import { remaining } from "./budget";
import { largestBurnRate } from "./burn-rate";
import { sliPercent } from "./error-ratio";
import type { HourSums } from "./hour-series";
import { measuredTime, recentInterval } from "./measured-time";
import { coverageOf, errorsOf, firstSliceAt, unknownSlices } from "./unknown";

/**
 * `remaining`, `sli` (percent), `good`, `total` and `coverage` are what the status says at that
 * instant. Inside the current window, `left` is the budget minus what was spent since the window's
 * start (of a calendar window: of its whole period's budget, at even traffic), to be compared with
 * `ideal`, the even spending from 1 at its start, or at the first measurement in it, to 0; both
 * null outside the window.
 */
export type BurnDownPoint = {
  at: number;
  remaining: number | null;
  ideal: number | null;
  left: number | null;
  sli: number | null;
  good: number;
  total: number;
  coverage: number | null;
};

export type BurnDownQuestion = { objective: Objective; instants: readonly number[]; now: number };
export type BurnDownInput = BurnDownQuestion & { firstMinute: number | null; sums: HourSums };

/** Every instant up to which `burnDown` will ask for sums; `sums` must know them. */
export function burnDownEdges({ objective, instants, now }: BurnDownQuestion): number[] {
  const edges = [...instants, now].flatMap((at) => {
    const { start, end } = objectiveWindowAt(objective, at);
    return [start, end];
  });
  return [...edges, recentInterval(objective, objectiveWindowAt(objective, now).end).start];
}

/** One point for each instant. */
export function burnDown(input: BurnDownInput): BurnDownPoint[] {
  const { objective, sums } = input;
  const current = objectiveWindowAt(objective, input.now);
  const line = lineOf(input, current);
  return input.instants.map((at) => {
    const bounds = objectiveWindowAt(objective, at);
    const { tally, counts } = sums.between(bounds.start, bounds.end);
    const errors = errorsOf(
      objective,
      bounds,
      tally,
      firstSliceAt(objective, input.firstMinute, bounds.end),
    );
    const left = errors && remaining(errors, objective.targetPpm);
    const inCurrent = line(bounds.end);
    // Ends at the very figure the status shows: doubles would cut -1% to -1.1%.
    const isWhole = bounds.end === current.end && current.end - current.start === current.periodMs;
    return {
      at,
      ideal: inCurrent.ideal,
      left: isWhole ? left : inCurrent.left,
      remaining: left,
      sli: errors && sliPercent(errors),
      good: fromThousandths(counts.total - counts.bad),
      total: fromThousandths(counts.total),
      coverage: coverageOf(objective, bounds, tally),
    };
  });
}

type Line = (at: number) => { ideal: number | null; left: number | null };

function lineOf(input: BurnDownInput, current: WindowBounds): Line {
  const { objective, sums } = input;
  const firstAt = firstSliceAt(objective, input.firstMinute, current.end);
  const { start: recentStart } = recentInterval(objective, current.end);
  const whole = sums.between(current.start, current.end).tally;
  const recent = sums.between(recentStart, current.end).tally;
  const all = firstAt === null ? null : weigh(objective, current, whole, firstAt);
  const time =
    firstAt === null ? null : measuredTime(objective, current, { tally: whole, recent }, firstAt);
  const start = Math.max(current.start, firstAt ?? current.start);
  return (at) => {
    if (at < current.start || at > current.end) return { ideal: null, left: null };
    const ideal = (current.periodEnd - Math.max(at, start)) / (current.periodEnd - start);
    if (firstAt === null || time === null || all === null || all.total === 0)
      return { ideal, left: null };
    const tally = sums.between(current.start, at).tally;
    const spent = weigh(objective, { start: current.start, end: at }, tally, firstAt, whole);
    const part =
      objective.window.type === "rolling" ? 1 : time.measuredMs / (time.measuredMs + time.aheadMs);
    return {
      ideal,
      left: 1 - (spent.bad / all.total) * largestBurnRate(objective.targetPpm) * part,
    };
  };
}

/**
 * Bad and total with the unknown minutes at the mean traffic of `whole`; a line to draw, so that
 * doubles do.
 */
function weigh(
  objective: Objective,
  interval: { start: number; end: number },
  tally: Tally,
  firstAt: number,
  whole = tally,
) {
  const mean = whole.measured === 0 ? 1 : whole.total / whole.measured;
  const unknown =
    objective.noData === "ignore" ? 0 : unknownSlices(objective, interval, tally, firstAt) * mean;
  return {
    bad: tally.bad + (objective.noData === "bad" ? unknown : 0),
    total: tally.total + unknown,
  };
}
