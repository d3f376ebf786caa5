import { remaining } from "@/lib/budget/budget";
import { errorsOf, firstSliceAt } from "@/lib/budget/unknown";
import { HOUR_SUMS_DAYS } from "@/lib/measurement/retention";
import type { Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { usualDays } from "@/lib/slo/window";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { type Interval, floorTo } from "@/lib/time/interval";

/** The usual targets in ppm, loosest first. */
export const TARGET_STEPS = [900_000, 950_000, 990_000, 995_000, 999_000, 999_500, 999_900] as const;

/** Less history than this says nothing about a target. */
export const LEAST_HISTORY_DAYS = 7;

/** `met`: the share (0..1) of whole windows that would have ended with budget to spare. */
export type StepHistory = { targetPpm: number; met: number };

/** `proposedPpm`: the tightest step that every window met, null where none was; `windowDays` is 7 where history is shorter than the objective's window. */
export type TargetAdvice = { proposedPpm: number | null; windowDays: number; windows: number; steps: StepHistory[] };

/** The whole windows of history to judge targets by, one a day, on whole hours; none with less than 7 days of it. */
export function historyWindows({ window }: Objective, firstMinute: number | null, atMs: number): Interval[] {
  if (firstMinute === null) return [];
  const end = floorTo(atMs, HOUR_MS);
  const first = Math.max(floorTo(firstMinute * MINUTE_MS, HOUR_MS), end - HOUR_SUMS_DAYS * DAY_MS);
  const lengthMs = judgedDays(usualDays(window), end - first) * DAY_MS;
  const windows: Interval[] = [];
  for (let to = end; to - lengthMs >= first; to -= DAY_MS) windows.push({ start: to - lengthMs, end: to });
  return windows;
}

/** Judges the usual targets by the sums of `historyWindows`, as the no-data setting says; null where none of them has data. */
export function adviseTarget(objective: Objective, firstMinute: number | null, history: readonly { window: Interval; tally: Tally }[]): TargetAdvice | null {
  const judged = history.flatMap(({ window, tally }) => (tally.total > 0 ? (errorsOf(objective, window, tally, firstSliceAt(objective, firstMinute, window.end)) ?? []) : []));
  const [first] = history;
  if (!first || judged.length === 0) return null;
  const steps = TARGET_STEPS.map((targetPpm) => ({ targetPpm, met: judged.filter((errors) => remaining(errors, targetPpm) > 0).length / judged.length }));
  const proposed = steps.filter(({ met }) => met === 1).at(-1);
  return { proposedPpm: proposed?.targetPpm ?? null, windowDays: (first.window.end - first.window.start) / DAY_MS, windows: judged.length, steps };
}

function judgedDays(wanted: number, historyMs: number): number {
  if (historyMs < LEAST_HISTORY_DAYS * DAY_MS) return Infinity;
  return historyMs >= wanted * DAY_MS ? wanted : LEAST_HISTORY_DAYS;
}
