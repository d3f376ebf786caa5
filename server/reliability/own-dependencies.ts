import type { Dependency } from "@/lib/reliability/registry/schema";
import { CHANNEL_LIMITS, MAIL_LIMITS } from "@/server/outgoing/limits";
import {
  BACKOFF,
  DEFAULT_LIMITS,
  type DependencyReview,
  RETRY_SHARE,
} from "@/server/outgoing/policy";

/** What Burnline is called as a caller. */
export const OWN_SERVICE = "burnline";

/** What it is called on screen. */
export const OWN_NAME = "Burnline";

/** What is said on screen for Burnline, and for each kind of system that it calls. */
export const OWN_NAMES: ReadonlyMap<string, string> = new Map([
  [OWN_SERVICE, OWN_NAME],
  ["mail:*", "Mail servers"],
  ["channel:*", "Channels"],
  ["heartbeat:*", "Heartbeat"],
  ["source:*", "Data sources"],
]);

type Review = Pick<DependencyReview, "name" | "label" | "limits" | "recent">;
type Kind = Pick<DependencyReview, "name" | "limits"> & {
  of: (label: string) => boolean;
  settings: Pick<Dependency, "criticality" | "fallback">;
};

/** Who reads them goes on with what is stored; messages wait in the outbox. */
const KINDS: readonly Kind[] = [
  {
    name: "mail:*",
    limits: MAIL_LIMITS,
    of: (label) => label === "mail",
    settings: { criticality: "async" },
  },
  {
    name: "channel:*",
    limits: CHANNEL_LIMITS,
    of: (label) => label.startsWith("channel:"),
    settings: { criticality: "async" },
  },
  {
    name: "heartbeat:*",
    limits: DEFAULT_LIMITS,
    of: (label) => label === "heartbeat",
    settings: { criticality: "async" },
  },
  {
    name: "source:*",
    limits: DEFAULT_LIMITS,
    of: () => true,
    settings: { criticality: "soft", fallback: { kind: "cached", coverage: 1 } },
  },
];

/**
 * How this process calls other systems, in the registry's words: each that it called, and what it
 * would do with a kind of which it has called none. No slug has such a name, so that none is taken
 * for a service.
 */
export function ownDependencies(reviews: readonly Review[]): Dependency[] {
  const kindOf = ({ label }: Review) => KINDS.find(({ of }) => of(label));
  const live = reviews.map((review) => ({ review, kind: kindOf(review) }));
  const unused = KINDS.filter((kind) => live.every((one) => one.kind !== kind)).map((kind) => ({
    review: { ...kind, label: kind.name, recent: { calls: 0 } },
    kind,
  }));
  return [...live, ...unused].map(({ review, kind }) => ({
    ...settingsOf(review),
    ...kind?.settings,
  }));
}

/** What `ownDependencies` calls the system of a policy. */
export const ownCallee = (name: string): string => (name.includes(":") ? name : `${name}:*`);

const settingsOf = ({ name, limits, recent: { calls: _, ...measured } }: Review): Dependency => ({
  caller: OWN_SERVICE,
  callee: ownCallee(name),
  kind: "external",
  // Each is a read, or a message that carries an id of its own.
  idempotent: true,
  attemptTimeoutMs: limits.attemptMs,
  totalTimeoutMs: limits.totalMs,
  attempts: limits.attempts,
  backoff: { kind: "exponential", ...BACKOFF, jitter: "decorrelated" },
  retryOn: ["timeout", "connection", "5xx", "429"],
  retryBudget: RETRY_SHARE,
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
});
