export const RESILIENCE4J_BODY = {
  format: "resilience4j",
  text: "resilience4j:\n  retry:\n    instances:\n      payments:\n        maxAttempts: 3\n        waitDuration: 200ms\n        enableExponentialBackoff: true\n  timelimiter:\n    instances:\n      payments:\n        timeoutDuration: 300ms\n",
};

export const COCKATIEL_BODY = {
  format: "cockatiel",
  text: "const payments = wrap(\n  retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(100) }),\n  timeout(300, TimeoutStrategy.Aggressive),\n);\n",
};

/** What becomes of the first. */
export const IMPORTED = {
  dependencies: [
    {
      name: "payments",
      settings: {
        attempts: 3,
        backoff: {
          kind: "exponential",
          baseMs: 200,
          jitter: "none",
          factor: 1.5,
          capMs: null,
        },
        attemptTimeoutMs: 300,
      },
    },
  ],
  assumed: [
    {
      dependency: "payments",
      field: "backoff.jitter",
      why: "resilience4j uses no jitter where enableRandomizedWait is not set.",
    },
    {
      dependency: "payments",
      field: "backoff.factor",
      why: "resilience4j uses 1.5 where exponentialBackoffMultiplier is not set.",
    },
    {
      dependency: "payments",
      field: "backoff.capMs",
      why: "resilience4j uses no cap where exponentialMaxWaitDuration is not set.",
    },
  ],
  unread: [],
};
