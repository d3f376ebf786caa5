import { nodeOf } from "../registry/node";
import type { CalleeKind, Dependency } from "../registry/schema";
import { SEVERITIES, type Severity } from "../assessment/severity";
import type { Wording } from "./wording";

/** What a callee of the product promises; null: unknown, and left out of it. */
export type CeilingPart = { name: string; availabilityPercent: number | null };

/** The numbers of each finding, by its id. Null: unknown, or without bound where the text says so. */
export type FindingValues = {
  "SLO-CEILING": {
    ceilingPercent: number;
    targetPercent: number;
    ceilingMinutes: number;
    targetMinutes: number;
    shortfallMinutes: number;
    dependencies: readonly CeilingPart[];
  };
  "EXTRA-NINE": { neededPercent: number };
  "FALLBACK-GAIN": { withFallbackPercent: number };
  "TIMEOUT-BUDGET": {
    worstMs: number | null;
    deadlineMs: number | null;
    overMs: number | null;
    fittingAttempts: number | null;
  };
  "ORPHAN-WORK": { wastedMs: number | null };
  "TIMEOUT-TIGHT": { timeoutMs: number; falseTimeoutShare: number | null };
  "TIMEOUT-LOOSE": { timeoutMs: number; timesP99_9: number };
  "RETRY-AMPLIFICATION": { worst: number; expected: number | null; path: readonly string[] };
  "RETRY-BUDGET": { loadFactor: number };
  METASTABLE: { retriedPerSecond: number; capacityPerSecond: number };
  "UNSAFE-RETRY": { attempts: number };
  "NO-JITTER": { waitSumMs: number | null; fullJitterMeanMs: number | null };
  "NO-CAP": { longestWaitMs: number | null };
  "RETRY-ON-4XX": { attempts: number | null };
  "BULKHEAD-SMALL": {
    offeredLoad: number;
    rejectedShare: number;
    slotsForOnePercent: number;
    slotsForTenthPercent: number;
  };
  "BULKHEAD-LARGE": { wantedSlots: number };
  "BREAKER-SILENT": { callsInWindow: number | null; minCalls: number | null };
  "BREAKER-BLIND": { reasons: readonly string[] };
  "BREAKER-FLAPS": { tripShareOfWindows: number };
  "BREAKER-SLOW": { secondsToOpen: number };
  ORDER: { reasons: readonly string[] };
  "NO-FALLBACK": { availabilityPercent: number | null };
  "FALLBACK-STALE": { daysSinceTest: number | null };
  "FALLBACK-SAME": { shared: readonly string[] };
  "FAN-OUT": { slowShare: number };
  SHEDDING: { throttledShare: number | null };
  "TARGET-HISTORY": { observedPercent: number; targetPercent: number };
  DRIFT: { reasons: readonly string[] };
  "SINGLE-TENANT": { dependencies: readonly string[] };
};

export type FindingId = keyof FindingValues;

export type RegistryField =
  | "attempts"
  | "attemptTimeoutMs"
  | "availabilityPercent"
  | "backoff"
  | "backoff.baseMs"
  | "backoff.capMs"
  | "backoff.jitter"
  | "breaker"
  | "breaker.comparison"
  | "bulkhead"
  | "bulkhead.queue"
  | "clientThrottle"
  | "criticality"
  | "deadlinePropagated"
  | "fallback"
  | "fallback.lastTestedAt"
  | "idempotencyKey"
  | "idempotent"
  | "measured.errorRatio"
  | "measured.p99_9"
  | "measured.ratePerSecond"
  | "order"
  | "ownAvailabilityPercent"
  | "retryBudget"
  | "shedClass"
  | "totalTimeoutMs";

/** What nobody filled in: a field of a call, or of the service itself where it is null. */
export type MissingField = {
  service: string;
  dependency: string | null;
  calleeKind: CalleeKind | null;
  field: RegistryField;
};

/** As it is missed of a call. */
export const missingOf = (
  { caller, callee, kind }: CallEnds,
  field: RegistryField,
): MissingField => ({ service: caller, dependency: callee, calleeKind: kind, field });

type FindingOf<Id extends FindingId> = {
  id: Id;
  severity: Severity;
  /** The caller, in whose budget it shows. */
  service: string;
  /** The callee, or null for what concerns the whole request of the service. */
  dependency: string | null;
  calleeKind: CalleeKind | null;
  message: Wording;
  /** The formula with the numbers put in. */
  formula: Wording;
  values: FindingValues[Id];
  /** Minutes of 30 days; null where it cannot be computed. */
  budgetMinutesAtRisk: number | null;
  why: string;
  change: Wording;
  tradeoff: string;
  verify: string;
  /** Without these it is not certain. */
  missing: readonly MissingField[];
};

/** One of them, told apart by its id. */
export type Finding = { [Id in FindingId]: FindingOf<Id> }[FindingId];

/** A call, or a whole service. */
export type About = Pick<MissingField, "service" | "dependency" | "calleeKind">;

/** Stays the same while what it is about does. `id`: what is said about it. */
export const subjectKey = (
  id: string,
  { service, dependency: callee, calleeKind: kind }: About,
): string =>
  callee === null || kind === null
    ? `${id}/${service}`
    : `${id}/${service}/${nodeOf({ kind, callee })}`;

/** Stays the same while the finding does, whatever its numbers: for what was said about it. */
export const findingKey = (finding: About & Pick<Finding, "id">): string =>
  subjectKey(finding.id, finding);

type CallEnds = Pick<Dependency, "caller" | "callee" | "kind">;

/** Whether it is about this call. */
export const isAbout = ({ service, dependency, calleeKind }: About, call: CallEnds): boolean =>
  service === call.caller && dependency === call.callee && calleeKind === call.kind;

/** The worst severity among them; null where there are none. */
export const worstOf = (findings: readonly Pick<Finding, "severity">[]): Severity | null =>
  SEVERITIES.find((one) => findings.some(({ severity }) => severity === one)) ?? null;
