import { describe, expect, it } from "vitest";
import type { RuleId } from "@/lib/review/finding";
import { call, found, theOne } from "@/lib/testing/registries";

describe("FAN-OUT", () => {
  it.each([
    [100, 0.634, "warning"],
    [69, 0.5001, "warning"],
    [68, 0.4951, "hint"],
    [10, 0.0956, "hint"],
    [9, null, null],
  ])("%d parallel calls", (callsPerRequest, share, severity) => {
    const [one] = found("FAN-OUT", [call({ callsPerRequest })]);
    expect(one?.severity ?? null).toBe(severity);
    if (share !== null) expect(one?.values.slowShare).toBeCloseTo(share, 3);
  });

  it("adds up what runs in one step, and nothing that runs in another", () => {
    const step = (callee: string, order: number) => call({ callee, order, callsPerRequest: 6 });
    const one = theOne("FAN-OUT", [step("a", 1), step("b", 1), step("c", 2)]);
    expect(one.dependency).toBeNull();
    expect(one.values.slowShare).toBeCloseTo(1 - 0.99 ** 12, 12);
    expect(found("FAN-OUT", [step("a", 1), step("b", 2), step("c", 3)])).toEqual([]);
  });
});

describe("SHEDDING", () => {
  it("drops 49.95% of 1,000 requests of which 250 are accepted", () => {
    const one = theOne("SHEDDING", [
      call({
        shedClass: null,
        clientThrottle: false,
        capacityPerSecond: 250,
        measured: { ratePerSecond: 1000 },
      }),
    ]);
    expect(one.values.throttledShare).toBeCloseTo(0.4995, 4);
    expect(one.severity).toBe("warning");
  });

  it.each([
    [{ shedClass: null, clientThrottle: false }, 2, "warning"],
    [{ shedClass: null }, 2, "hint"],
    [{ clientThrottle: false }, 2, "hint"],
    [{}, 2, null],
    [{}, 1, "hint"],
    [{ shedClass: "critical" }, 1, null],
    [{ clientThrottle: true }, 1, null],
  ] as const)("%j from a service of tier %d is %s", (more, tier, severity) => {
    const [one] = found("SHEDDING", [call(more)], [{ slug: "shop", tier }]);
    expect(one?.severity ?? null).toBe(severity);
    expect(one?.values.throttledShare ?? null).toBeNull();
  });
});

describe("SINGLE-TENANT", () => {
  const seen = (tier: number, ...bulkheads: ({ max: number; perTenant?: boolean } | null)[]) =>
    found(
      "SINGLE-TENANT",
      bulkheads.map((bulkhead, index) => call({ callee: `d${index}`, bulkhead })),
      [{ slug: "shop", tier }],
    ).map(({ severity, values }) => [severity, values.dependencies]);

  it("names the calls of a tier 1 service whose places all tenants share", () => {
    expect(seen(1, null, { max: 5, perTenant: false }, { max: 5, perTenant: true })).toEqual([
      ["warning", ["d0", "d1"]],
    ]);
    expect(seen(2, null)).toEqual([]);
  });

  it("asks where nobody registered it", () => {
    expect(seen(1, { max: 5 })).toEqual([["hint", ["d0"]]]);
    expect(theOne("SINGLE-TENANT", [call()], [{ slug: "shop", tier: 1 }]).severity).toBe("hint");
  });
});

describe("DRIFT", () => {
  const review = (rule: RuleId) => ({
    reviews: [
      {
        service: "shop",
        callee: "pay",
        rule,
        total: 1,
        place: { path: "src/pay.ts", line: 3, message: "fetch has no timeout." },
        reviewedAt: Date.UTC(2026, 9, 20, 23),
      },
    ],
  });

  it("finds a timeout that is registered and not in the code", () => {
    const one = theOne("DRIFT", [call({ attemptTimeoutMs: 300 })], [], review("R01"));
    expect(one.values.reasons).toEqual([
      "fetch has no timeout (R01 in src/pay.ts:3, reviewed on 2026-10-20), and the registry says 300 ms",
    ]);
    expect([one.service, one.dependency]).toEqual(["shop", "pay"]);
  });

  it("counts the other places that the same rule found", () => {
    const [result] = review("R01").reviews;
    const more = { reviews: result ? [{ ...result, total: 12 }] : [] };
    const one = theOne("DRIFT", [call({ attemptTimeoutMs: 300 })], [], more);
    expect(one.values.reasons).toEqual([
      "fetch has no timeout (R01 in src/pay.ts:3 and 11 other places, reviewed on 2026-10-20), and the registry says 300 ms",
    ]);
  });

  it.each([
    ["R01", { attemptTimeoutMs: null }],
    ["R01", {}],
    ["R08", { backoff: { kind: "exponential", jitter: "none" } }],
    ["R15", { breaker: { kind: "none" } }],
    ["R16", { attemptTimeoutMs: 300 }],
    ["R19", { bulkhead: null }],
    ["R22", {}],
  ] as const)("agrees: %s with %j", (rule, more) => {
    expect(found("DRIFT", [call(more)], [], review(rule))).toEqual([]);
  });

  it.each([
    ["R02", { totalTimeoutMs: 300 }],
    ["R05", { attempts: 3 }],
    ["R06", { backoff: { kind: "exponential" } }],
    ["R08", { backoff: { kind: "exponential", jitter: "full" } }],
    ["R10", { idempotencyKey: true }],
    ["R15", { breaker: { kind: "count" } }],
    ["R18", { attemptTimeoutMs: 300 }],
    ["R19", { bulkhead: { max: 5 } }],
    ["R22", { deadlinePropagated: true }],
  ] as const)("disagrees: %s with %j", (rule, more) => {
    expect(found("DRIFT", [call(more)], [], review(rule))).toHaveLength(1);
  });

  it("takes only what is said of the same call", () => {
    const other = call({ callee: "db", attemptTimeoutMs: 300 });
    expect(found("DRIFT", [other], [], review("R01"))).toEqual([]);
  });

  it("finds fewer failures than calls that take longer than the timeout", () => {
    const measured = { p99: 500, errorRatio: 0.001 };
    const one = theOne("DRIFT", [call({ attemptTimeoutMs: 300, measured })]);
    expect(one.values.reasons).toHaveLength(1);
    const agreed = { p99: 500, errorRatio: 0.01 };
    expect(found("DRIFT", [call({ attemptTimeoutMs: 300, measured: agreed })])).toEqual([]);
  });
});
