type FieldOption = { value: string; label: string };

/**
 * A setting of a call as forms and pages show it. `name`: its dotted place in the settings; `none`:
 * what is written where it is known not to be there; `share`: typed as 0.1, read as 10%.
 */
export type DependencyField = {
  name: string;
  label: string;
  hint?: string;
  unit?: string;
  none?: "none" | "never";
  share?: true;
} & (
  | { kind: "number" | "text" | "date" | "flag" }
  | { kind: "choice" | "ticks"; options: readonly FieldOption[] }
);

export type FieldGroup = { title: string; about: string; fields: readonly DependencyField[] };

const same = (...values: string[]): FieldOption[] =>
  values.map((value) => ({ value, label: value }));

const BASICS: FieldGroup = {
  title: "Basics",
  about: "Only the criticality is required. Leave blank what is unknown.",
  fields: [
    {
      kind: "choice",
      name: "criticality",
      label: "Criticality",
      options: [
        { value: "hard", label: "Hard: the service fails with it" },
        { value: "soft", label: "Soft: the service degrades" },
        { value: "async", label: "Async: nobody waits for it" },
      ],
    },
    { kind: "text", name: "owner", label: "Owner", hint: "Who to ask about this dependency." },
    {
      kind: "text",
      name: "order",
      label: "Step",
      hint: "Number of the step in a request, or the name of a group that runs in parallel.",
    },
    { kind: "number", name: "callsPerRequest", label: "Calls per request" },
    { kind: "flag", name: "idempotent", label: "Safe to repeat" },
    { kind: "flag", name: "idempotencyKey", label: "Has an idempotency key" },
    {
      kind: "choice",
      name: "shedClass",
      label: "Shed class",
      hint: "What is dropped first under overload.",
      options: [
        ...same("critical-plus", "critical", "sheddable-plus", "sheddable"),
        { value: "none", label: "none" },
      ],
    },
  ],
};

const TIMEOUTS: FieldGroup = {
  title: "Timeouts",
  about: "Enter none if there is no timeout.",
  fields: [
    { kind: "number", name: "connectTimeoutMs", label: "Connect", unit: "ms", none: "none" },
    { kind: "number", name: "attemptTimeoutMs", label: "Each attempt", unit: "ms", none: "none" },
    { kind: "number", name: "totalTimeoutMs", label: "All attempts", unit: "ms", none: "none" },
    { kind: "flag", name: "deadlinePropagated", label: "Propagates the deadline" },
  ],
};

const RETRIES: FieldGroup = {
  title: "Retries",
  about: "Attempts include the first call: 1 means no retries.",
  fields: [
    { kind: "number", name: "attempts", label: "Attempts" },
    {
      kind: "number",
      name: "retryBudget",
      share: true,
      label: "Retry budget",
      hint: "Retries as a share of requests: 0.1 is 10%.",
      none: "none",
    },
    {
      kind: "choice",
      name: "backoff.kind",
      label: "Backoff",
      options: same("none", "constant", "linear", "exponential"),
    },
    { kind: "number", name: "backoff.baseMs", label: "First wait", unit: "ms" },
    { kind: "number", name: "backoff.factor", label: "Factor" },
    { kind: "number", name: "backoff.capMs", label: "Longest wait", unit: "ms", none: "none" },
    {
      kind: "choice",
      name: "backoff.jitter",
      label: "Jitter",
      options: same("none", "full", "equal", "decorrelated", "proportional"),
    },
    {
      kind: "choice",
      name: "retryPlacement",
      label: "Retries and breaker",
      options: [
        { value: "around-breaker", label: "Each attempt passes the breaker" },
        { value: "inside-breaker", label: "All attempts count as one call" },
      ],
    },
    {
      kind: "ticks",
      name: "retryOn",
      label: "Retried after",
      options: [
        { value: "timeout", label: "timeout" },
        { value: "connection", label: "connection failure" },
        { value: "429", label: "429" },
        { value: "5xx", label: "5xx" },
        { value: "4xx", label: "other 4xx" },
      ],
    },
  ],
};

const BREAKER: FieldGroup = {
  title: "Circuit breaker",
  about:
    "The threshold is a share of failures, 0.5 for 50%. For failures in a row, it is their number.",
  fields: [
    {
      kind: "choice",
      name: "breaker.kind",
      label: "Kind",
      options: [
        { value: "none", label: "none" },
        { value: "count", label: "over a number of calls" },
        { value: "time", label: "over a time window" },
        { value: "consecutive", label: "failures in a row" },
      ],
    },
    { kind: "number", name: "breaker.threshold", label: "Threshold", share: true },
    {
      kind: "choice",
      name: "breaker.comparison",
      label: "Opens",
      options: [
        { value: ">=", label: "at the threshold (>=)" },
        { value: ">", label: "above the threshold (>)" },
      ],
    },
    { kind: "number", name: "breaker.calls", label: "Window", unit: "calls" },
    { kind: "number", name: "breaker.windowMs", label: "Window in time", unit: "ms" },
    { kind: "number", name: "breaker.minCalls", label: "Minimum calls" },
    { kind: "number", name: "breaker.openMs", label: "Stays open", unit: "ms" },
    { kind: "number", name: "breaker.halfOpenCalls", label: "Probes when half open" },
    { kind: "number", name: "breaker.slowCallMs", label: "Slow call", unit: "ms" },
    { kind: "flag", name: "breaker.countsTimeouts", label: "Counts timeouts" },
  ],
};

const LIMITS: FieldGroup = {
  title: "Bulkhead and limits",
  about: "Enter none if there is no limit.",
  fields: [
    { kind: "number", name: "bulkhead.max", label: "Concurrent calls", none: "none" },
    { kind: "number", name: "bulkhead.queue", label: "Queue" },
    { kind: "flag", name: "bulkhead.perTenant", label: "Slots per tenant" },
    { kind: "number", name: "rateLimit", label: "Rate limit", unit: "/s", none: "none" },
    {
      kind: "flag",
      name: "clientThrottle",
      label: "Client throttle (drops calls while most are rejected)",
    },
    { kind: "number", name: "capacityPerSecond", label: "Callee’s capacity", unit: "/s" },
  ],
};

const FALLBACK: FieldGroup = {
  title: "Fallback",
  about: "What the service answers when the call fails.",
  fields: [
    {
      kind: "choice",
      name: "fallback.kind",
      label: "Kind",
      options: [
        { value: "none", label: "none" },
        { value: "cached", label: "a cached answer" },
        { value: "default", label: "a default answer" },
        { value: "other-dependency", label: "another dependency" },
        { value: "feature-off", label: "the feature is off" },
      ],
    },
    {
      kind: "number",
      name: "fallback.coverage",
      share: true,
      label: "Coverage",
      hint: "Share of failed calls that it answers: 0.9 is 90%.",
    },
    { kind: "date", name: "fallback.lastTestedAt", label: "Last tested", none: "never" },
    { kind: "text", name: "fallback.dependency", label: "Other dependency" },
  ],
};

const MEASURED: FieldGroup = {
  title: "Measured",
  about: "Numbers from your monitoring, before retries.",
  fields: [
    { kind: "number", name: "measured.ratePerSecond", label: "Rate", unit: "/s" },
    {
      kind: "number",
      name: "measured.errorRatio",
      label: "Error ratio",
      share: true,
      hint: "0.002 is 0.2%.",
    },
    { kind: "number", name: "measured.meanMs", label: "Mean latency", unit: "ms" },
    { kind: "number", name: "measured.p50", label: "p50", unit: "ms" },
    { kind: "number", name: "measured.p99", label: "p99", unit: "ms" },
    { kind: "number", name: "measured.p99_9", label: "p99.9", unit: "ms" },
    {
      kind: "number",
      name: "availabilityPercent",
      label: "Promised availability",
      hint: "The callee’s SLA. A service here promises its SLO.",
      unit: "%",
    },
  ],
};

const EVIDENCE: FieldGroup = {
  title: "Evidence",
  about: "Where this is documented, and when someone last checked it.",
  fields: [
    { kind: "text", name: "evidence.link", label: "Link" },
    { kind: "date", name: "evidence.checkedAt", label: "Checked" },
  ],
};

export const FIELD_GROUPS: readonly FieldGroup[] = [
  BASICS,
  TIMEOUTS,
  RETRIES,
  BREAKER,
  LIMITS,
  FALLBACK,
  MEASURED,
  EVIDENCE,
];
