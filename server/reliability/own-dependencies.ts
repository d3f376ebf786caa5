import type { Dependency } from "@/lib/reliability/registry/schema";
import type { DependencyReview } from "@/server/outgoing/policy";

/** What Burnline is called as a caller in its own registry. */
export const OWN_SERVICE = "burnline";

/** What becomes of a page while the other system is away, by how metrics label it. */
function consequence(label: string): Pick<Dependency, "criticality" | "fallback"> {
  if (label === "mail" || label === "heartbeat" || label.startsWith("channel:"))
    return { criticality: "async", fallback: { kind: "none" } };
  return { criticality: "soft", fallback: { kind: "cached" } };
}

/**
 * How this process calls another system, in the registry's words. A read or a message that is told
 * by its own id may be repeated.
 */
export function ownDependency({
  name,
  label,
  limits,
  backoff,
  retryShare,
  recent: { calls: _, ...measured },
}: DependencyReview): Dependency {
  return {
    caller: OWN_SERVICE,
    callee: name,
    ...consequence(label),
    idempotent: true,
    attemptTimeoutMs: limits.attemptMs,
    totalTimeoutMs: limits.totalMs,
    attempts: limits.attempts,
    backoff: { kind: "exponential", ...backoff, jitter: "decorrelated" },
    retryOn: ["timeout", "connection", "5xx", "429"],
    retryBudget: retryShare,
    retryPlacement: "around-breaker",
    breaker: {
      kind: "consecutive",
      threshold: limits.breakAfter,
      comparison: ">=",
      openMs: limits.firstPauseMs,
      halfOpenCalls: 1,
      countsTimeouts: true,
    },
    bulkhead: { max: limits.concurrent, queue: limits.queued, perTenant: true },
    rateLimit: null,
    measured,
  };
}
