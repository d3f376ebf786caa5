export type CalendarUnit = "week" | "month" | "quarter" | "year";

/** Rolling: a whole number of days 1..365. Calendar: the current period of an IANA zone. */
export type Window =
  | { type: "rolling"; days: number }
  | { type: "calendar"; unit: CalendarUnit; timeZone: string };

type SliceMinutes = 1 | 5;

export type Budgeting =
  | { method: "occurrences" }
  | { method: "timeslices"; sliceMinutes: SliceMinutes; sliceTargetPpm: number }
  | { method: "ratio-timeslices"; sliceMinutes: SliceMinutes };

/** What a minute without data counts as. */
export type NoData = "ignore" | "good" | "bad";

/** `targetPpm` is an integer in 1..999_999: 999_000 is 99.9%. */
export type Objective = { targetPpm: number; window: Window; budgeting: Budgeting; noData: NoData };
