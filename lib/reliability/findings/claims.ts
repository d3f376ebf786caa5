import type { RuleId } from "@/lib/review/finding";
import type { DependencySettings } from "../registry/schema";
import { activeBreaker } from "./breaker";
import { inMs } from "./figures";

/** What the registry says of a call where a rule of the code review finds the opposite. */
const CLAIMS: Readonly<Partial<Record<RuleId, (call: DependencySettings) => string | null>>> = {
  R01: timeoutClaim,
  R02: timeoutClaim,
  R05: ({ attempts }) => (attempts === undefined ? null : `${attempts} attempts`),
  R06: ({ backoff }) =>
    backoff?.kind === "linear" || backoff?.kind === "exponential" ? `${backoff.kind} waits` : null,
  R08: ({ backoff }) =>
    backoff?.jitter === undefined || backoff.jitter === "none" ? null : `${backoff.jitter} jitter`,
  R10: ({ idempotent, idempotencyKey }) =>
    idempotencyKey === true
      ? "an idempotency key"
      : idempotent === true
        ? "idempotent calls"
        : null,
  R15: (call) => (activeBreaker(call) === null ? null : "a breaker"),
  R18: timeoutClaim,
  R19: ({ bulkhead }) => (bulkhead == null ? null : `at most ${bulkhead.max} calls at a time`),
  R22: ({ deadlinePropagated }) =>
    deadlinePropagated === true ? "that the deadline is propagated" : null,
};

/** What the registry says that a finding of the rule contradicts; null: it does not. */
export const contradictedClaim = (rule: RuleId, call: DependencySettings): string | null =>
  CLAIMS[rule]?.(call) ?? null;

function timeoutClaim({ attemptTimeoutMs, totalTimeoutMs }: DependencySettings): string | null {
  const ms = attemptTimeoutMs ?? totalTimeoutMs;
  return typeof ms === "number" ? inMs(ms) : null;
}
