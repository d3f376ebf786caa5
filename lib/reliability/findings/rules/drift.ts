import type { RuleId } from "@/lib/review/finding";
import type { Dependency } from "../../registry/schema";
import { activeBreaker } from "../breaker";
import type { Facts } from "../facts";
import { inMs, shareInPercent } from "../figures";
import { slowerShare } from "../latency-share";
import type { Rule } from "../rule";

/** What the registry says where a rule of the code review contradicts it; null: it does not. */
const CLAIMS: Readonly<Partial<Record<RuleId, (call: Dependency) => string | null>>> = {
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

export const drift: Rule<"DRIFT"> = {
  id: "DRIFT",
  title: "Code, registry and measurements disagree",
  formula:
    "the code review says the opposite of the registry; or more calls take longer than the timeout than fail",
  example: "The code sets no timeout, the registry says 300 ms.",
  why: "Every other finding relies on the registry. Where the registry is wrong, so are the findings.",
  tradeoff: "None, except the time to check.",
  verify: "Review the code again after the change: nothing contradicts the registry.",
  onCall(call, facts) {
    const reasons = [...ofReviews(call, facts), ...ofMeasurements(call)];
    if (reasons.length === 0) return null;
    return {
      severity: "warning",
      message: `The registry is contradicted for the calls from ${call.caller} to ${call.callee}: ${reasons.join("; ")}.`,
      formula: reasons.join("; "),
      values: { reasons },
      change: `Correct the code of the calls to ${call.callee}, or their entry in the registry.`,
    };
  },
};

function timeoutClaim({ attemptTimeoutMs, totalTimeoutMs }: Dependency): string | null {
  const ms = attemptTimeoutMs ?? totalTimeoutMs;
  return typeof ms === "number" ? inMs(ms) : null;
}

const ofReviews = (call: Dependency, { reviewsOf }: Facts): string[] =>
  reviewsOf(call.caller)
    .filter(({ callee }) => callee === call.callee)
    .flatMap(({ rule, message }) => {
      const claim = CLAIMS[rule]?.(call) ?? null;
      return claim === null
        ? []
        : `${message.replace(/\.$/, "")} (${rule}), and the registry says ${claim}`;
    });

function ofMeasurements({ attemptTimeoutMs: timeout, measured = {} }: Dependency): string[] {
  const share = typeof timeout === "number" ? slowerShare(measured, timeout) : null;
  const { errorRatio } = measured;
  if (share === null || errorRatio === undefined || errorRatio >= share) return [];
  return [
    `at least ${shareInPercent(share)} of the calls take longer than the timeout of ${inMs(timeout ?? 0)}, and ${shareInPercent(errorRatio)} fail`,
  ];
}
