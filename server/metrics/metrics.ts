import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

const REQUEST_BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.75, 1, 2, 2.5, 5, 10,
];
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];
const WRITE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

export type Metrics = ReturnType<typeof makeMetrics>;

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  // What names data sources, which a stranger need not know: only behind BURNLINE_METRICS_TOKEN.
  const naming = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "burnline_" });
  return {
    registry,
    naming,
    requests: new Counter({
      name: "burnline_http_requests_total",
      help: "HTTP requests answered, by class of route, method and status code (499: the client went away)",
      labelNames: ["route", "method", "code"],
      registers,
    }),
    requestDuration: new Histogram({
      name: "burnline_http_request_duration_seconds",
      help: "Time from a request's arrival to the end of its answer, by class of route",
      labelNames: ["route"],
      buckets: REQUEST_BUCKETS,
      registers,
    }),
    requestsOpen: new Gauge({
      name: "burnline_http_requests_in_flight",
      help: "HTTP requests being answered now",
      registers,
    }),
    jobRuns: new Counter({
      name: "burnline_job_runs_total",
      help: "Runs of background jobs in this process, by outcome",
      labelNames: ["job", "outcome"],
      registers,
    }),
    jobDuration: new Histogram({
      name: "burnline_job_duration_seconds",
      help: "Duration of background jobs",
      labelNames: ["job"],
      buckets: JOB_BUCKETS,
      registers,
    }),
    storeWrites: new Histogram({
      name: "burnline_store_write_duration_seconds",
      help: "Duration of transactions that write, with the wait for their turn",
      labelNames: ["outcome"],
      buckets: WRITE_BUCKETS,
      registers,
    }),
    storeBytes: new Gauge({
      name: "burnline_store_size_bytes",
      help: "Size of the database on disk",
      registers,
    }),
    storeRows: new Gauge({
      name: "burnline_store_rows",
      help: "Rows of a table, counted at most once a minute",
      labelNames: ["table"],
      registers,
    }),
    measurements: new Counter({
      name: "burnline_measurements_accepted_total",
      help: "Measured minutes accepted, by the way they came",
      labelNames: ["via"],
      registers,
    }),
    openAlerts: new Gauge({
      name: "burnline_alerts_open",
      help: "Alerts that are open, by state and severity",
      labelNames: ["state", "severity"],
      registers,
    }),
    evaluationDelay: new Gauge({
      name: "burnline_alert_evaluation_delay_seconds",
      help: "How long the next evaluation of alerts is overdue",
      registers,
    }),
    evaluationLate: new Gauge({
      name: "burnline_alert_evaluation_late",
      help: "1 where the evaluation of alerts is overdue for more than 90 seconds, else 0",
      registers,
    }),
    overdueNotifications: new Gauge({
      name: "burnline_notifications_overdue",
      help: "Messages that should have left more than five minutes ago",
      registers,
    }),
    deliveryFailing: new Gauge({
      name: "burnline_delivery_failing",
      help: "1 where every try to send a message in the last 15 minutes failed, else 0",
      registers,
    }),
    storeFreeBytes: new Gauge({
      name: "burnline_store_free_bytes",
      help: "Free space on the disk of the database (SQLite only)",
      registers,
    }),
    notifications: new Counter({
      name: "burnline_notification_attempts_total",
      help: "Attempts to send a message to a person or a channel, by kind of channel and outcome",
      labelNames: ["channel", "outcome"],
      registers,
    }),
    outgoingDuration: new Histogram({
      name: "burnline_outgoing_call_duration_seconds",
      help: "Calls to other systems with their retries (refused: the breaker was open)",
      labelNames: ["dependency", "outcome"],
      registers: [naming],
    }),
    breakers: new Gauge({
      name: "burnline_breaker_state",
      help: "Breaker of a dependency: 0 closed, 1 half open, 2 open",
      labelNames: ["dependency"],
      registers: [naming],
    }),
    clampedMinutes: new Counter({
      name: "burnline_source_clamped_minutes_total",
      help: "Minutes for which a data source counted more good (or bad) events than events, and that were cut to the total",
      labelNames: ["source"],
      registers: [naming],
    }),
  };
}

// Jobs and routes are separate module instances, but one process has one set of counters.
const holder = globalThis as typeof globalThis & { burnlineMetrics?: Metrics };

export const metrics = (): Metrics => (holder.burnlineMetrics ??= makeMetrics());
