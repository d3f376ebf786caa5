import { describe, expect, it } from "vitest";
import type { Format } from "./formats";
import { readImport } from "./read-import";

const read = (format: Format, text: string) => {
  const found = readImport({ format, text });
  if (!found.ok) throw new Error(found.faults[0]?.message);
  return found;
};
const settings = (format: Format, text: string) => read(format, text).dependencies;

describe("resilience4j", () => {
  const TEXT = `
resilience4j:
  retry:
    configs:
      default: { maxAttempts: 4, wait-duration: 200 }
      quick: { waitDuration: PT0.05S }
    instances:
      payments: { enableExponentialBackoff: true, exponential-backoff-multiplier: 2, exponentialMaxWaitDuration: 1s }
      stock: { baseConfig: quick, enable-randomized-wait: true }
  timelimiter: { instances: { payments: { timeoutDuration: 300ms } } }
  bulkhead: { instances: { payments: { maxConcurrentCalls: 10 } } }
  thread-pool-bulkhead: { instances: { stock: { maxThreadPoolSize: 4, queueCapacity: 8 } } }
  ratelimiter: { instances: { stock: { limitForPeriod: 10, limitRefreshPeriod: 500ms } } }
`;
  it("joins the sections of an instance, and takes over what its config says", () => {
    expect(settings("resilience4j", TEXT)).toEqual([
      {
        name: "payments",
        settings: {
          attempts: 4,
          backoff: { kind: "exponential", baseMs: 200, factor: 2, capMs: 1000, jitter: "none" },
          attemptTimeoutMs: 300,
          bulkhead: { max: 10, queue: 0 },
        },
      },
      {
        name: "stock",
        settings: {
          attempts: 3,
          backoff: { kind: "constant", baseMs: 50, jitter: "proportional" },
          bulkhead: { max: 4, queue: 8 },
          rateLimit: 20,
        },
      },
    ]);
  });

  it("puts the retry around the breaker unless aspects have an order", () => {
    const both =
      "resilience4j.retry.instances.a: {}\nresilience4j.circuitbreaker.instances.a: {}\n";
    const ordered = `${both}resilience4j.retry.retryAspectOrder: 2\n`;
    expect(settings("resilience4j", both)).toMatchObject([
      { settings: { retryPlacement: "around-breaker" } },
    ]);
    expect(settings("resilience4j", ordered)[0]?.settings.retryPlacement).toBeUndefined();
    expect(read("resilience4j", ordered).unread).toMatchObject([{ line: 3 }]);
  });
});

describe("Polly", () => {
  it("reads a pipeline from the outermost strategy to the innermost", () => {
    const text = `services.AddResiliencePipeline("payments", static builder =>
{
    builder
        .AddTimeout(TimeSpan.FromSeconds(10)) // of all
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(1),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions())
        .AddConcurrencyLimiter(100, 50)
        .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(2) });
});`;
    expect(settings("polly", text)).toEqual([
      {
        name: "payments",
        settings: {
          totalTimeoutMs: 10_000,
          attempts: 3,
          backoff: {
            kind: "exponential",
            baseMs: 200,
            capMs: 1000,
            factor: 2,
            jitter: "decorrelated",
          },
          breaker: {
            kind: "time",
            comparison: ">=",
            threshold: 0.1,
            windowMs: 30_000,
            minCalls: 100,
            openMs: 5000,
            halfOpenCalls: 1,
            countsTimeouts: true,
          },
          bulkhead: { max: 100, queue: 50 },
          attemptTimeoutMs: 2000,
          retryPlacement: "around-breaker",
        },
      },
    ]);
    expect(read("polly", text).unread).toMatchObject([{ key: "AddRetry.ShouldHandle", line: 7 }]);
  });

  it("reads two pipelines as two dependencies", () => {
    const text = `var a = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build();
var b = new ResiliencePipelineBuilder<int>().AddTimeout(TimeSpan.FromSeconds(2)).Build();`;
    expect(settings("polly", text)).toEqual([
      { name: "a", settings: { attemptTimeoutMs: 1000 } },
      { name: "b", settings: { attemptTimeoutMs: 2000 } },
    ]);
  });

  it("joins policies of version 7 as their wrap does", () => {
    const text = `var retry = Policy.Handle<HttpRequestException>()
  .WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));
var breaker = Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));
var payments = breaker.WrapAsync(retry);`;
    expect(settings("polly", text)).toEqual([
      {
        name: "payments",
        settings: {
          attempts: 4,
          backoff: { kind: "exponential", baseMs: 2000, factor: 2, capMs: null, jitter: "none" },
          breaker: {
            kind: "consecutive",
            comparison: ">=",
            threshold: 5,
            openMs: 30_000,
            halfOpenCalls: 1,
          },
          retryPlacement: "inside-breaker",
        },
      },
    ]);
  });
});

describe("Envoy", () => {
  const TEXT = `{
\t"static_resources": {
\t\t"listeners": [{"virtual_hosts": [{"name": "all", "retry_policy": {"retry_on": "gateway-error,retriable-status-codes", "retriable_status_codes": [429], "num_retries": 2},
\t\t\t"routes": [{"match": {"prefix": "/"}, "route": {"cluster": "payments", "timeout": "0.8s"}}]}]}],
\t\t"clusters": [{"name": "payments", "connectTimeout": "0.25s",
\t\t\t"circuitBreakers": {"thresholds": [{"priority": "HIGH", "maxRequests": 9}, {"maxRequests": 50, "retryBudget": {}}]},
\t\t\t"outlierDetection": {"consecutive5xx": 3, "baseEjectionTime": "10s"}}]
\t}
}`;
  it("joins a cluster with the route to it, of which its host says what is retried", () => {
    expect(settings("envoy", TEXT)).toEqual([
      {
        name: "payments",
        settings: {
          connectTimeoutMs: 250,
          bulkhead: { max: 50, queue: 1024 },
          retryBudget: 0.2,
          breaker: { kind: "consecutive", comparison: ">=", threshold: 3, openMs: 10_000 },
          totalTimeoutMs: 800,
          attempts: 3,
          attemptTimeoutMs: 800,
          backoff: { kind: "exponential", baseMs: 25, capMs: 250, factor: 2, jitter: "full" },
          retryOn: ["429", "5xx"],
        },
      },
    ]);
    expect(read("envoy", TEXT).unread).toMatchObject([
      { key: "payments.circuit_breakers.thresholds", line: 6 },
    ]);
  });
});

it("assumes nothing of Envoy around the part of a route or a cluster", () => {
  expect(settings("envoy", "retry_policy: {retry_on: reset, num_retries: 2}")).toEqual([
    {
      name: null,
      settings: {
        attempts: 3,
        backoff: { kind: "exponential", baseMs: 25, capMs: 250, factor: 2, jitter: "full" },
        retryOn: ["timeout", "connection"],
      },
    },
  ]);
  expect(settings("envoy", "outlier_detection: {consecutive_5xx: 2}")).toEqual([
    {
      name: null,
      settings: {
        breaker: { kind: "consecutive", comparison: ">=", threshold: 2, openMs: 30_000 },
      },
    },
  ]);
});

it("leaves out what the registry would refuse, and lists it at its place", () => {
  const found = read("resilience4j", "resilience4j.retry.instances.a:\n  maxAttempts: 200");
  expect(found.dependencies[0]?.settings.attempts).toBeUndefined();
  expect(found.unread).toEqual([
    {
      key: "resilience4j.retry.instances.a.maxAttempts",
      line: 2,
      column: 3,
      why: "Give at most 100 attempts.",
    },
  ]);
});

describe("Istio", () => {
  it("joins a destination rule with the routes to its host", () => {
    const text = `apiVersion: networking.istio.io/v1
kind: DestinationRule
spec:
  host: payments
  trafficPolicy:
    connectionPool:
      tcp: { connectTimeout: 500ms, maxConnections: 10 }
      http: { http2MaxRequests: 100, http1MaxPendingRequests: 0 }
---
kind: VirtualService
spec:
  hosts: [shop.example.org]
  http:
    - timeout: 2s
      retries: { attempts: 2, perTryTimeout: 0.5s, retryOn: "connect-failure,503" }
      route:
        - destination: { host: payments, subset: v2 }
`;
    expect(settings("istio", text)).toEqual([
      {
        name: "payments",
        settings: {
          connectTimeoutMs: 500,
          bulkhead: { max: 100, queue: 0 },
          totalTimeoutMs: 2000,
          attempts: 3,
          attemptTimeoutMs: 500,
          retryOn: ["connection", "5xx"],
          backoff: { kind: "exponential", baseMs: 25, factor: 2, jitter: "full" },
        },
      },
    ]);
    expect(read("istio", text).unread).toMatchObject([
      { key: "spec.trafficPolicy.connectionPool.tcp.maxConnections", line: 7, column: 37 },
    ]);
  });
});

describe("cockatiel", () => {
  it("joins policies as their wrap does, and tells the time of all from that of each", () => {
    const text = `import { wrap } from "cockatiel";
const tries = retry(handleType(NetworkError), {
  maxAttempts: 2, // after the first
  backoff: new ExponentialBackoff({ initialDelay: 1e2, maxDelay: 60 * 1_000, generator: fullJitterGenerator }),
});
const inner = timeout(300, TimeoutStrategy.Aggressive);
export const payments = wrap(timeout(2_000, { strategy: TimeoutStrategy.Aggressive }), tries, inner);`;
    expect(settings("cockatiel", text)).toEqual([
      {
        name: "payments",
        settings: {
          totalTimeoutMs: 2000,
          attempts: 3,
          backoff: { kind: "exponential", baseMs: 100, factor: 2, capMs: 60_000, jitter: "full" },
          attemptTimeoutMs: 300,
        },
      },
    ]);
  });

  it("leaves alone what another library or the text itself calls so", () => {
    const text = `const stop = AbortSignal.timeout(500);
function retry(options) { return options; }
class Queue { bulkhead(limit) { return limit; } }
const limited = cockatiel.bulkhead(5);`;
    expect(settings("cockatiel", text)).toEqual([
      { name: "limited", settings: { bulkhead: { max: 5, queue: 0 } } },
    ]);
  });

  it("does not guess whether a timeout is that of each attempt where nothing wraps it", () => {
    const found = read("cockatiel", "retry(handleAll, { maxAttempts: 1 });\ntimeout(300);");
    expect(found.dependencies).toEqual([
      { name: null, settings: { attempts: 2, backoff: { kind: "none" } } },
    ]);
    expect(found.unread).toMatchObject([{ key: "timeout", line: 2, column: 1 }]);
  });
});

describe("opossum, axios-retry and p-retry", () => {
  it("reads options by themselves, and those that a constant holds", () => {
    const settingsOf = (text: string) => settings("opossum", text)[0]?.settings.attemptTimeoutMs;
    expect(settingsOf("const options = { timeout: 3_000 };")).toBe(3000);
    expect(settingsOf("{ timeout: false, capacity: 10 }")).toBeNull();
    expect(
      settingsOf("const o: Options = { timeout: 2 * 1000 };\nnew CircuitBreaker(run, o);"),
    ).toBe(2000);
    expect(settingsOf("new CircuitBreaker(run, o);")).toBeUndefined();
  });

  it("knows whose timeout axios has with retries", () => {
    const client = (options: string) =>
      settings(
        "axios-retry",
        `const api = axios.create({ timeout: 5000 });\naxiosRetry(api, { ${options} });`,
      )[0]?.settings;
    expect(client("retryDelay: axiosRetry.exponentialDelay")).toEqual({
      totalTimeoutMs: 5000,
      attempts: 4,
      backoff: {
        kind: "exponential",
        baseMs: 200,
        factor: 2,
        capMs: null,
        jitter: "proportional",
      },
      retryOn: ["connection", "429", "5xx"],
    });
    expect(client("shouldResetTimeout: true, retryDelay: linearDelay(50)")).toMatchObject({
      attemptTimeoutMs: 5000,
      backoff: { kind: "linear", baseMs: 50 },
    });
    expect(client("retryDelay: (n) => n * 10, retryCondition: isSafe")).toEqual({
      totalTimeoutMs: 5000,
      attempts: 4,
    });
  });

  it("reads the waits of p-retry", () => {
    expect(
      settings("p-retry", "pRetry(run, { minTimeout: 200, maxTimeout: 5_000, randomize: true })"),
    ).toMatchObject([
      {
        settings: {
          attempts: 11,
          backoff: { baseMs: 200, factor: 2, capMs: 5000, jitter: "proportional" },
        },
      },
    ]);
  });
});

describe("gRPC", () => {
  it("reads each method with the throttling of all", () => {
    const text = `{"methodConfig": [{"name": [{"service": "payments.Cards", "method": "Charge"}], "timeout": "1.5s",
      "retryPolicy": {"maxAttempts": 4, "initialBackoff": ".1s", "maxBackoff": "1s", "backoffMultiplier": 3, "retryableStatusCodes": ["UNAVAILABLE", 8]}}],
      "retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1}}`;
    expect(settings("grpc", text)).toEqual([
      {
        name: "payments.Cards/Charge",
        settings: {
          totalTimeoutMs: 1500,
          deadlinePropagated: true,
          attempts: 4,
          backoff: { kind: "exponential", baseMs: 100, factor: 3, capMs: 1000, jitter: "full" },
          retryOn: ["connection", "429", "5xx"],
          retryBudget: 0.1,
        },
      },
    ]);
  });
});

describe("a text that cannot be read", () => {
  it.each<[Format, string, number, number, string]>([
    ["resilience4j", "resilience4j:\n  retry: [", 2, 11, "sequence"],
    ["resilience4j", "spring:\n  a: 1", 1, 1, "No instances of resilience4j"],
    ["grpc", '{"methodConfig": 1', 1, 19, "end with a }"],
    ["cockatiel", "retry(handleAll, {\n  maxAttempts: 3", 1, 18, 'This "{" is not closed'],
    ["p-retry", "pRetry(run, {});\n}", 2, 1, 'This "}" closes nothing'],
    ["polly", 'Add("a\n")', 1, 5, "not closed"],
    ["opossum", "", 1, 1, "No breaker of opossum"],
    ["istio", "a: 1\n---\nb: [", 3, 5, ""],
  ])("is refused with its place: %s of %j", (format, text, line, column, message) => {
    expect(readImport({ format, text })).toMatchObject({
      ok: false,
      faults: [{ line, column, message: expect.stringContaining(message) }],
    });
  });
});
