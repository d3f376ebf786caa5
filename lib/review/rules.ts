import { type RuleId } from "./finding";
import { blockingCall } from "./rule/blocking-call";
import { breakerPerCall } from "./rule/breaker-per-call";
import { constantDelay } from "./rule/constant-delay";
import { droppedContext } from "./rule/dropped-context";
import { nestedRetry } from "./rule/nested-retry";
import { noDeadline } from "./rule/no-deadline";
import { noJitter } from "./rule/no-jitter";
import { noLimit } from "./rule/no-limit";
import { raceWithoutAbort } from "./rule/race-without-abort";
import { type Rule } from "./rule/rule";
import { sharedBreaker } from "./rule/shared-breaker";
import { silentFallback } from "./rule/silent-fallback";
import { unboundedConcurrency } from "./rule/unbounded-concurrency";
import { unboundedRetry } from "./rule/unbounded-retry";
import { unboundedStore } from "./rule/unbounded-store";
import { unsafeRetry } from "./rule/unsafe-retry";
import { type Family } from "./syntax/language";

/** In the order of their numbers. */
export const RULES: readonly Rule[] = [
  noDeadline,
  noLimit,
  unboundedRetry,
  constantDelay,
  noJitter,
  unsafeRetry,
  nestedRetry,
  breakerPerCall,
  sharedBreaker,
  silentFallback,
  raceWithoutAbort,
  unboundedConcurrency,
  unboundedStore,
  blockingCall,
  droppedContext,
];

/**
 * Rules that find too little, or err too often, on the corpus to be more than a hint in a language.
 * The corpus' test holds this list to the scores.
 */
export const HINTS_ONLY: readonly { rule: RuleId; family: Family }[] = [];
