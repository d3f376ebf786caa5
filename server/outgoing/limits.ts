import { DEFAULT_LIMITS, type DependencyLimits } from "./policy";

/** The outbox tries again by itself, and holds what finds no place. */
const MESSAGE_LIMITS = {
  ...DEFAULT_LIMITS,
  attempts: 1,
  totalMs: 60_000,
  firstPauseMs: 5000,
  longestPauseMs: 60_000,
} satisfies DependencyLimits;

export const CHANNEL_LIMITS: DependencyLimits = { ...MESSAGE_LIMITS, queued: 60 };
export const MAIL_LIMITS: DependencyLimits = { ...MESSAGE_LIMITS, attemptMs: 20_000, queued: 100 };
