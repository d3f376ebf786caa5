import type { FindingId } from "./finding";
import type { Rule } from "./rule";
import { breakerBlind } from "./rules/breaker-blind";
import { breakerFlaps } from "./rules/breaker-flaps";
import { breakerSilent } from "./rules/breaker-silent";
import { breakerSlow } from "./rules/breaker-slow";
import { bulkheadLarge } from "./rules/bulkhead-large";
import { bulkheadSmall } from "./rules/bulkhead-small";
import { drift } from "./rules/drift";
import { extraNine } from "./rules/extra-nine";
import { fallbackGain } from "./rules/fallback-gain";
import { fallbackSame } from "./rules/fallback-same";
import { fallbackStale } from "./rules/fallback-stale";
import { fanOut } from "./rules/fan-out";
import { metastable } from "./rules/metastable";
import { noCap } from "./rules/no-cap";
import { noFallback } from "./rules/no-fallback";
import { noJitter } from "./rules/no-jitter";
import { order } from "./rules/order";
import { orphanWork } from "./rules/orphan-work";
import { retryAmplification } from "./rules/retry-amplification";
import { retryBudget } from "./rules/retry-budget";
import { retryOn4xx } from "./rules/retry-on-4xx";
import { shedding } from "./rules/shedding";
import { singleTenant } from "./rules/single-tenant";
import { sloCeiling } from "./rules/slo-ceiling";
import { targetHistory } from "./rules/target-history";
import { timeoutBudget } from "./rules/timeout-budget";
import { timeoutLoose } from "./rules/timeout-loose";
import { timeoutTight } from "./rules/timeout-tight";
import { unsafeRetry } from "./rules/unsafe-retry";

/** Every rule by its id, in the order of the documentation. */
export const RULES: { readonly [Id in FindingId]: Rule<Id> } = {
  "SLO-CEILING": sloCeiling,
  "EXTRA-NINE": extraNine,
  "FALLBACK-GAIN": fallbackGain,
  "TIMEOUT-BUDGET": timeoutBudget,
  "ORPHAN-WORK": orphanWork,
  "TIMEOUT-TIGHT": timeoutTight,
  "TIMEOUT-LOOSE": timeoutLoose,
  "RETRY-AMPLIFICATION": retryAmplification,
  "RETRY-BUDGET": retryBudget,
  METASTABLE: metastable,
  "UNSAFE-RETRY": unsafeRetry,
  "NO-JITTER": noJitter,
  "NO-CAP": noCap,
  "RETRY-ON-4XX": retryOn4xx,
  "BULKHEAD-SMALL": bulkheadSmall,
  "BULKHEAD-LARGE": bulkheadLarge,
  "BREAKER-SILENT": breakerSilent,
  "BREAKER-BLIND": breakerBlind,
  "BREAKER-FLAPS": breakerFlaps,
  "BREAKER-SLOW": breakerSlow,
  ORDER: order,
  "NO-FALLBACK": noFallback,
  "FALLBACK-STALE": fallbackStale,
  "FALLBACK-SAME": fallbackSame,
  "FAN-OUT": fanOut,
  SHEDDING: shedding,
  "TARGET-HISTORY": targetHistory,
  DRIFT: drift,
  "SINGLE-TENANT": singleTenant,
};
