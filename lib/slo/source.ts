/** The forms of a query: two counts, a ratio of good events 0..1, or a gauge that the SLI's threshold judges. */
export type PrometheusQuery =
  | { good: string; total: string }
  | { bad: string; total: string }
  | { ratio: string }
  | { value: string };

/** `dataSource` is the slug of the data source that is asked. */
export type PrometheusSource = { type: "prometheus"; dataSource: string } & PrometheusQuery;

export type Source = { type: "push" } | PrometheusSource;
