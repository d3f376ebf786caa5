import { MINUTE_MS } from "@/lib/time/duration";
import type { FieldError } from "@/lib/errors/app-error";

/** In the order in which they usually come. */
export const MARKS = ["started", "detected", "acknowledged", "mitigated", "resolved"] as const;
export type Mark = (typeof MARKS)[number];

/** Who says so: a person, an alert, a change of status, or a record that was brought in. */
export const MARK_SOURCES = ["human", "alert", "transition", "import"] as const;
export type MarkSource = (typeof MARK_SOURCES)[number];

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  started: "Impact began",
  detected: "Detected",
  acknowledged: "Acknowledged",
  mitigated: "Mitigated",
  resolved: "Resolved",
};

/** Epoch milliseconds; null: not known, or not yet. */
export type IncidentTimes = {
  startedAt: number;
  detectedAt: number | null;
  acknowledgedAt: number | null;
  mitigatedAt: number | null;
  resolvedAt: number | null;
};

export type TimeField = keyof IncidentTimes;
export const FIELD_OF_MARK: Readonly<Record<Mark, TimeField>> = {
  started: "startedAt",
  detected: "detectedAt",
  acknowledged: "acknowledgedAt",
  mitigated: "mitigatedAt",
  resolved: "resolvedAt",
};

export const timeOf = (times: IncidentTimes, mark: Mark): number | null =>
  times[FIELD_OF_MARK[mark]];

/** The first of each pair never comes after the second. */
const ORDER: readonly (readonly [Mark, Mark])[] = [
  ["started", "detected"],
  ["detected", "acknowledged"],
  ["started", "acknowledged"],
  ["started", "mitigated"],
  ["mitigated", "resolved"],
  ["started", "resolved"],
];

/** Clocks of people and machines differ a little. */
const AHEAD_MS = MINUTE_MS;

export const liesAhead = (at: number, nowMs: number): boolean => at > nowMs + AHEAD_MS;

/** One value that a time was given; without `at` it was taken back. */
export type TimeValue = {
  mark: Mark;
  at: number | null;
  source: MarkSource;
  setBy: string;
  setAt: number;
};

/**
 * A time that was given to the minute, after those of the same minute that it never comes before.
 */
export function settledTime(times: IncidentTimes, mark: Mark, at: number): number {
  if (at % MINUTE_MS !== 0) return at;
  const earlier = ORDER.flatMap(([before, after]) =>
    after === mark ? (timeOf(times, before) ?? []) : [],
  );
  return Math.max(at, ...earlier.filter((known) => known - at < MINUTE_MS));
}

/**
 * Every pair that stands in the wrong order, named with both, and every time that lies in the
 * future; `changed` says which field each message belongs to.
 */
export function timeProblems(
  times: IncidentTimes,
  nowMs: number,
  changed: readonly Mark[] = MARKS,
): FieldError[] {
  const problems: FieldError[] = [];
  for (const mark of MARKS) {
    const at = timeOf(times, mark);
    if (at !== null && liesAhead(at, nowMs))
      problems.push({
        path: FIELD_OF_MARK[mark],
        message: `${MARK_WORDS[mark]} is in the future. Enter a past time.`,
      });
  }
  for (const [earlier, later] of ORDER) {
    const [before, after] = [timeOf(times, earlier), timeOf(times, later)];
    if (before === null || after === null || before <= after) continue;
    const path = FIELD_OF_MARK[changed.includes(later) ? later : earlier];
    problems.push({
      path,
      message: `${MARK_WORDS[earlier]} (${text(before)}) must not be later than ${MARK_WORDS[later].toLowerCase()} (${text(after)}). Change one of the two.`,
    });
  }
  return problems;
}

const text = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 19).replace("T", " ") + " UTC";
