import { fromThousandths } from "@/lib/measurement/counts";
import type { Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { type WindowBounds, objectiveWindowAt } from "@/lib/slo/window";
import { HOUR_MS } from "@/lib/time/duration";
import { remaining } from "./budget";
import { largestBurnRate } from "./burn-rate";
import { sliPercent } from "./error-ratio";
import type { HourSums } from "./hour-series";
import { coverageOf, errorsOf, firstSliceAt, unknownSlices } from "./unknown";

/**
 * `remaining`, `sli` (percent), `good`, `total` and `coverage` are what the status says at that instant. Inside the current window, `left` is the
 * budget minus what was spent since the window's start, to be compared with `ideal`, the even spending from 1 to 0; both null outside it.
 */
export type BurnDownPoint = {
  at: number; remaining: number | null; ideal: number | null; left: number | null;
  sli: number | null; good: number; total: number; coverage: number | null;
};

export type BurnDownQuestion = { objective: Objective; instants: readonly number[]; now: number };
export type BurnDownInput = BurnDownQuestion & { firstMinute: number | null; sums: HourSums };

/** What `burnDown` will ask: the span of hours, and the instants inside an hour whose `HourPart` it needs (few: edges of windows, odd zones). */
export function burnDownNeeds(question: BurnDownQuestion): { start: number; end: number; parts: number[] } {
  const { objective, instants, now } = question;
  const edges = [...instants, now].flatMap((at) => {
    const { start, end } = objectiveWindowAt(objective, at);
    return [start, end];
  });
  const parts = [...new Set(edges.filter((edge) => edge % HOUR_MS !== 0))].sort((a, b) => a - b);
  return { start: Math.min(...edges), end: Math.max(...edges), parts };
}

/** One point for each instant; the hours of `sums` must cover what `burnDownNeeds` says. */
export function burnDown(input: BurnDownInput): BurnDownPoint[] {
  const { objective, sums } = input;
  const current = objectiveWindowAt(objective, input.now);
  const whole = sums.between(current.start, current.end).tally;
  return input.instants.map((at) => {
    const bounds = objectiveWindowAt(objective, at);
    const { tally, counts } = sums.between(bounds.start, bounds.end);
    const errors = errorsOf(objective, bounds, tally, firstSliceAt(objective, input.firstMinute, bounds.end));
    const left = errors && remaining(errors, objective.targetPpm);
    const line = lineOf(input, current, whole, bounds.end);
    // Ends at the very figure the status shows: doubles would cut -1 % to -1.1 %.
    const isWhole = bounds.end === current.end && current.end - current.start === current.periodMs;
    return {
      at, ideal: line.ideal, left: isWhole ? left : line.left,
      remaining: left, sli: errors && sliPercent(errors),
      good: fromThousandths(counts.total - counts.bad), total: fromThousandths(counts.total),
      coverage: coverageOf(objective, bounds, tally),
    };
  });
}

function lineOf(input: BurnDownInput, current: WindowBounds, whole: Tally, at: number): { ideal: number | null; left: number | null } {
  if (at < current.start || at > current.end) return { ideal: null, left: null };
  const { objective } = input;
  const ideal = (current.periodMs - (at - current.start)) / current.periodMs;
  const firstAt = firstSliceAt(objective, input.firstMinute, current.end);
  const all = firstAt === null ? null : weigh(objective, current, whole, firstAt);
  if (firstAt === null || all === null || all.total === 0) return { ideal, left: null };
  const sofar = { start: current.start, end: at };
  const spent = weigh(objective, sofar, input.sums.between(sofar.start, at).tally, firstAt, whole);
  const elapsed = (current.end - current.start) / current.periodMs;
  return { ideal, left: 1 - (spent.bad / all.total) * largestBurnRate(objective.targetPpm) * elapsed };
}

/** Bad and total with the unknown minutes at the mean traffic of `whole`; a line to draw, so that doubles do. */
function weigh(objective: Objective, interval: { start: number; end: number }, tally: Tally, firstAt: number, whole = tally) {
  const mean = whole.measured === 0 ? 1 : whole.total / whole.measured;
  const unknown = objective.noData === "ignore" ? 0 : unknownSlices(objective, interval, tally, firstAt) * mean;
  return { bad: tally.bad + (objective.noData === "bad" ? unknown : 0), total: tally.total + unknown };
}
