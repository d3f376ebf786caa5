import type { Format } from "./formats";

/** What stands in a configuration of one library and hardly in one of another; the first counts. */
const SIGNS: readonly (readonly [Format, RegExp])[] = [
  ["resilience4j", /resilience4j/],
  ["grpc", /methodConfig|retryThrottling/],
  ["istio", /DestinationRule|VirtualService|trafficPolicy|perTryTimeout/],
  ["envoy", /circuit_breakers|outlier_detection|retry_policy|per_try_timeout|circuitBreakers/],
  [
    "polly",
    /Polly|StrategyOptions|ResiliencePipeline|TimeSpan\.|Policy\s?\.\s?(?:Handle|Wrap|Timeout)/,
  ],
  ["cockatiel", /cockatiel|handleAll|handleType|handleWhen|ConsecutiveBreaker|SamplingBreaker/],
  ["axios-retry", /axios-?retry/i],
  ["p-retry", /p-?retry\b|makeRetriable/i],
  ["opossum", /opossum|errorThresholdPercentage|new CircuitBreaker/],
];

/** Of which library a configuration seems to be; null where nothing says so. */
export const guessFormat = (text: string): Format | null =>
  SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? null;
