/**
 * What a minute counts whose query for good or bad events matches no series, though its total does:
 * it is not measured, or nothing of the kind happened.
 */
export type Absent = "unknown" | "zero";

/**
 * The forms of a query: two counts, a ratio of good events 0..1, or a gauge that the SLI's
 * threshold judges.
 */
export type PrometheusQuery =
  | { good: string; total: string; absent?: Absent }
  | { bad: string; total: string; absent?: Absent }
  | { ratio: string }
  | { value: string };

/** `dataSource` is the slug of the data source that is asked. */
export type PrometheusSource = { type: "prometheus"; dataSource: string } & PrometheusQuery;

export type Source = { type: "push" } | PrometheusSource;
