import { MINUTE_MS } from "@/lib/time/duration";
import type { FieldError } from "@/lib/errors/app-error";

/** In the order in which they usually come. */
export const KEY_TIMES = ["started", "detected", "acknowledged", "mitigated", "resolved"] as const;
export type KeyTime = (typeof KEY_TIMES)[number];

/** Who says so: a person, an alert, a change of status, or a record that was brought in. */
export const KEY_TIME_SOURCES = ["human", "alert", "transition", "import"] as const;
export type KeyTimeSource = (typeof KEY_TIME_SOURCES)[number];

export const KEY_TIME_WORDS: Readonly<Record<KeyTime, string>> = {
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
export const FIELD_OF_KEY_TIME: Readonly<Record<KeyTime, TimeField>> = {
  started: "startedAt",
  detected: "detectedAt",
  acknowledged: "acknowledgedAt",
  mitigated: "mitigatedAt",
  resolved: "resolvedAt",
};

export const timeOf = (times: IncidentTimes, mark: KeyTime): number | null =>
  times[FIELD_OF_KEY_TIME[mark]];

/** The first of each pair never comes after the second. */
const ORDER: readonly (readonly [KeyTime, KeyTime])[] = [
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
  mark: KeyTime;
  at: number | null;
  source: KeyTimeSource;
  setBy: string;
  setAt: number;
};

/**
 * A time that was given to the minute, after those of the same minute that it never comes before.
 */
export function settledTime(times: IncidentTimes, mark: KeyTime, at: number): number {
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
  changed: readonly KeyTime[] = KEY_TIMES,
): FieldError[] {
  const problems: FieldError[] = [];
  for (const mark of KEY_TIMES) {
    const at = timeOf(times, mark);
    if (at !== null && liesAhead(at, nowMs))
      problems.push({
        path: FIELD_OF_KEY_TIME[mark],
        message: `${KEY_TIME_WORDS[mark]} is in the future. Enter a past time.`,
      });
  }
  for (const [earlier, later] of ORDER) {
    const [before, after] = [timeOf(times, earlier), timeOf(times, later)];
    if (before === null || after === null || before <= after) continue;
    const path = FIELD_OF_KEY_TIME[changed.includes(later) ? later : earlier];
    problems.push({
      path,
      message: `${KEY_TIME_WORDS[earlier]} (${text(before)}) must not be later than ${KEY_TIME_WORDS[later].toLowerCase()} (${text(after)}). Change one of the two.`,
    });
  }
  return problems;
}

const text = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 19).replace("T", " ") + " UTC";
