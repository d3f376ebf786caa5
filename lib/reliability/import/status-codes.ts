import type { DependencySettings } from "../registry/schema";

type Reason = NonNullable<DependencySettings["retryOn"]>[number];

const CONNECTION: readonly Reason[] = ["connection"];
const ANY_5XX: readonly Reason[] = ["5xx"];
const ANY_4XX: readonly Reason[] = ["4xx"];

/** As google.rpc.Code maps them to HTTP; what cannot connect is unavailable, too. */
const GRPC: Readonly<Record<string, readonly Reason[]>> = {
  CANCELLED: ANY_4XX,
  UNKNOWN: ANY_5XX,
  INVALID_ARGUMENT: ANY_4XX,
  DEADLINE_EXCEEDED: ["timeout"],
  NOT_FOUND: ANY_4XX,
  ALREADY_EXISTS: ANY_4XX,
  PERMISSION_DENIED: ANY_4XX,
  RESOURCE_EXHAUSTED: ["429"],
  FAILED_PRECONDITION: ANY_4XX,
  ABORTED: ANY_4XX,
  OUT_OF_RANGE: ANY_4XX,
  UNIMPLEMENTED: ANY_5XX,
  INTERNAL: ANY_5XX,
  UNAVAILABLE: ["connection", "5xx"],
  DATA_LOSS: ANY_5XX,
  UNAUTHENTICATED: ANY_4XX,
};
const GRPC_NAMES = ["OK", ...Object.keys(GRPC)];

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter */
const ENVOY: Readonly<Record<string, readonly Reason[]>> = {
  "5xx": ["timeout", "connection", "5xx"],
  "gateway-error": ANY_5XX,
  reset: ["timeout", "connection"],
  "reset-before-request": CONNECTION,
  "connect-failure": CONNECTION,
  "refused-stream": CONNECTION,
  "http3-post-connect-failure": CONNECTION,
  "retriable-4xx": ANY_4XX,
  "envoy-ratelimited": ["429"],
  cancelled: GRPC.CANCELLED ?? [],
  "deadline-exceeded": ["timeout"],
  internal: ANY_5XX,
  "resource-exhausted": ["429"],
  unavailable: GRPC.UNAVAILABLE ?? [],
};

const ORDER: readonly Reason[] = ["timeout", "connection", "429", "5xx", "4xx"];

type Reasons = { reasons: Reason[]; unknown: string[] };

/** What a gRPC client retries, by its codes or their numbers. */
export const reasonsOfGrpc = (codes: readonly string[]): Reasons =>
  reasonsOf(codes, (code) => {
    const name = /^\d{1,2}$/.test(code) ? (GRPC_NAMES[Number(code)] ?? "") : code.toUpperCase();
    return Object.hasOwn(GRPC, name) ? GRPC[name] : undefined;
  });

/** What Envoy retries, by the words of `retry_on` or by HTTP statuses. */
export const reasonsOfEnvoy = (words: readonly string[]): Reasons =>
  reasonsOf(words, (word) => (Object.hasOwn(ENVOY, word) ? ENVOY[word] : reasonOfStatus(word)));

function reasonOfStatus(word: string): readonly Reason[] | undefined {
  if (word === "429") return ["429"];
  if (/^5\d\d$/.test(word)) return ANY_5XX;
  return /^4\d\d$/.test(word) ? ANY_4XX : undefined;
}

function reasonsOf(
  words: readonly string[],
  find: (word: string) => readonly Reason[] | undefined,
): Reasons {
  const found = new Set(words.flatMap((word) => find(word) ?? []));
  return {
    reasons: ORDER.filter((reason) => found.has(reason)),
    unknown: words.filter((word) => find(word) === undefined),
  };
}
