export const FORMATS = [
  "resilience4j",
  "polly",
  "envoy",
  "istio",
  "cockatiel",
  "opossum",
  "axios-retry",
  "p-retry",
  "grpc",
] as const;

/** Of which library a configuration is. */
export type Format = (typeof FORMATS)[number];
