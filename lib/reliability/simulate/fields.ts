import { BREAKER_LIBRARIES, COMPARISONS } from "../breaker/settings";
import { BACKOFF_KINDS, JITTERS } from "./settings";

/** A setting that can be typed; `name` is its path, and how addresses call it within its side. */
export type SettingField = {
  name: string;
  label: string;
  unit?: string;
  choices?: readonly { value: string; label: string }[];
  /** It means something only while another field of its layer holds one of these, on either side. */
  when?: { field: string; holds: readonly string[] };
};

export type FieldGroup = { id: string; title: string; fields: readonly SettingField[] };

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const choices = (values: readonly string[]) =>
  values.map((value) => ({ value, label: capital(value) }));
const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];
const ms = (name: string, label: string): SettingField => ({ name, label, unit: "ms" });
const PAUSES = { field: "backoff.kind", holds: ["constant", "linear", "exponential"] };
const breakerOf = (...holds: string[]) => ({ when: { field: "breaker.kind", holds } });
const ANY_BREAKER = breakerOf("count", "time", "consecutive");

/** Of the requests, and of what they end up at. */
export const SERVICE_GROUP: FieldGroup = {
  id: "service",
  title: "Traffic and dependency",
  fields: [
    { name: "ratePerSecond", label: "Requests", unit: "/s" },
    { name: "targetPercent", label: "SLO target", unit: "%" },
    { name: "dependency.slots", label: "Concurrent calls" },
    { name: "dependency.queue", label: "Queue size" },
    ms("dependency.p50Ms", "Latency p50"),
    ms("dependency.p99Ms", "Latency p99"),
    ms("dependency.p999Ms", "Latency p99.9"),
    { name: "dependency.errorShare", label: "Normal error ratio" },
  ],
};

/** Of each layer of callers. */
export const LAYER_GROUPS: readonly FieldGroup[] = [
  {
    id: "retries",
    title: "Timeouts and retries",
    fields: [
      { name: "attempts", label: "Attempts, including the first" },
      ms("attemptTimeoutMs", "Attempt timeout, blank for none"),
      ms("totalTimeoutMs", "Total timeout, blank for none"),
      { name: "retryBudget", label: "Retries as a share of calls, blank for no limit" },
      { name: "backoff.kind", label: "Backoff", choices: choices(BACKOFF_KINDS) },
      { ...ms("backoff.baseMs", "First wait"), when: PAUSES },
      {
        name: "backoff.factor",
        label: "Backoff factor",
        when: { ...PAUSES, holds: ["exponential"] },
      },
      { ...ms("backoff.capMs", "Longest wait, blank for no cap"), when: PAUSES },
      { name: "backoff.jitter", label: "Jitter", choices: choices(JITTERS), when: PAUSES },
    ],
  },
  {
    id: "breaker",
    title: "Circuit breaker",
    fields: [
      {
        name: "breaker.kind",
        label: "Breaker",
        choices: [
          { value: "none", label: "None" },
          { value: "count", label: "By count" },
          { value: "time", label: "By time" },
          { value: "consecutive", label: "In a row" },
        ],
      },
      {
        name: "breaker.threshold",
        label: "Failure threshold",
        ...breakerOf("count", "time"),
      },
      {
        name: "breaker.failures",
        label: "Failures in a row",
        ...breakerOf("consecutive"),
      },
      {
        name: "breaker.comparison",
        label: "Opens",
        choices: [
          { value: COMPARISONS[0], label: "At it" },
          { value: COMPARISONS[1], label: "Above it" },
        ],
        ...ANY_BREAKER,
      },
      { name: "breaker.calls", label: "Window in calls", ...breakerOf("count") },
      { ...ms("breaker.windowMs", "Window"), ...breakerOf("time") },
      { name: "breaker.minCalls", label: "Minimum calls", ...breakerOf("count", "time") },
      { ...ms("breaker.openMs", "Stays open"), ...ANY_BREAKER },
      { name: "breaker.halfOpenCalls", label: "Probes when half-open", ...ANY_BREAKER },
      {
        name: "breaker.countsTimeouts",
        label: "Counts timeouts",
        choices: YES_NO,
        ...ANY_BREAKER,
      },
      { ...ms("breaker.slowCallMs", "Slow call threshold, blank for none"), ...ANY_BREAKER },
      {
        name: "breaker.library",
        label: "Behaves like",
        choices: choices(BREAKER_LIBRARIES),
        ...ANY_BREAKER,
      },
    ],
  },
  {
    id: "limits",
    title: "Bulkhead, throttle, deadline",
    fields: [
      { name: "bulkhead.max", label: "Bulkhead slots, blank for none" },
      { name: "bulkhead.queue", label: "Bulkhead queue" },
      { name: "throttle.k", label: "Client throttle k, blank for none" },
      { name: "deadlinePropagated", label: "Propagates the deadline", choices: YES_NO },
    ],
  },
];

export const LAYER_FIELDS = LAYER_GROUPS.flatMap(({ fields }) => fields);
