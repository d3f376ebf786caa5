import { describe, expect, it } from "vitest";
import { call, found, missingIn, theOne } from "@/lib/testing/registries";
import type { Dependency } from "../../registry/schema";

const chain = (attempts: number, layers: number, last: Partial<Dependency> = {}): Dependency[] =>
  Array.from({ length: layers }, (_, layer) =>
    call({
      caller: `s${layer}`,
      callee: `s${layer + 1}`,
      attempts,
      ...(layer === layers - 1 ? last : {}),
    }),
  );
const worstOf = (dependencies: Dependency[], service: string) =>
  found("RETRY-AMPLIFICATION", dependencies).find((one) => one.service === service);

describe("RETRY-AMPLIFICATION", () => {
  it.each([
    [4, 3, 64, "error"],
    [3, 5, 243, "error"],
    [2, 3, 8, "warning"],
    [5, 1, 5, "warning"],
    [11, 1, 11, "error"],
    [10, 1, 10, "warning"],
  ])("%d attempts in %d layers make %d calls: %s", (attempts, layers, worst, severity) => {
    const one = worstOf(chain(attempts, layers), "s0");
    expect([one?.values.worst, one?.severity, one?.dependency]).toEqual([worst, severity, null]);
    expect(one?.values.path).toEqual(Array.from({ length: layers + 1 }, (_, n) => `s${n}`));
  });

  it("allows 4 calls of one request", () => {
    expect(found("RETRY-AMPLIFICATION", chain(2, 2))).toEqual([]);
  });

  it("expects fewer calls: each layer sees what the retries below leave", () => {
    const errors = chain(4, 3, { measured: { errorRatio: 0.5 } });
    const at = (p: number) => (1 - p ** 4) / (1 - p);
    const expected = at(0.5) * at(0.5 ** 4) * at(0.5 ** 16);
    expect(worstOf(errors, "s0")?.values.expected).toBeCloseTo(expected, 9);
    const down = chain(4, 3, { measured: { errorRatio: 1 } });
    expect(worstOf(down, "s0")?.values.expected).toBe(64);
    expect(worstOf(chain(4, 3), "s0")?.values.expected).toBeNull();
  });

  it("takes the worst of two ways, and ends where the last retry is", () => {
    const ways = [
      call({ caller: "a", callee: "b", attempts: 2 }),
      call({ caller: "a", callee: "c", attempts: 3 }),
      call({ caller: "b", callee: "d", attempts: 5 }),
      call({ caller: "c", callee: "d", attempts: 2 }),
      call({ caller: "d", callee: "e", attempts: 1 }),
    ];
    expect(worstOf(ways, "a")?.values).toMatchObject({ worst: 10, path: ["a", "b", "d"] });
  });

  it("counts unknown attempts once and names them", () => {
    const gap = [
      call({ caller: "a", callee: "b", attempts: 3 }),
      call({ caller: "b", callee: "c" }),
      call({ caller: "c", callee: "d", attempts: 3 }),
    ];
    const one = worstOf(gap, "a");
    expect(one?.values.worst).toBe(9);
    expect(one && missingIn(one)).toEqual(["b to c: attempts", "c to d: measured.errorRatio"]);
  });

  it("passes through no service of a cycle twice", () => {
    const loop = [...chain(3, 3), call({ caller: "s3", callee: "s0", attempts: 3 })];
    expect(worstOf(loop, "s0")?.values).toMatchObject({
      worst: 27,
      path: ["s0", "s1", "s2", "s3"],
    });
    expect(worstOf(loop, "s2")?.values).toMatchObject({
      worst: 27,
      path: ["s2", "s3", "s0", "s1"],
    });
  });
});

describe("RETRY-BUDGET", () => {
  it.each([
    ["not limited", { attempts: 3, retryBudget: null }, "warning", 3],
    ["unknown", { attempts: 3 }, "hint", 3],
    ["half", { attempts: 3, retryBudget: 0.5 }, "hint", 1.5],
    ["whole, of two attempts", { attempts: 2, retryBudget: 1 }, "hint", 2],
  ])("a budget that is %s", (_, more, severity, loadFactor) => {
    const one = theOne("RETRY-BUDGET", [call(more)]);
    expect([one.severity, one.values.loadFactor]).toEqual([severity, loadFactor]);
  });

  it.each([{ attempts: 3, retryBudget: 0.1 }, { attempts: 1, retryBudget: null }, {}])(
    "says nothing of %j",
    (more) => {
      expect(found("RETRY-BUDGET", [call(more)])).toEqual([]);
    },
  );
});

describe("METASTABLE", () => {
  const blip = (more: Partial<Dependency>) =>
    call({ attempts: 3, capacityPerSecond: 120, measured: { ratePerSecond: 100 }, ...more });

  it("never recovers from 3 × 100 calls where 120 are served, and does with a budget of 10%", () => {
    const one = theOne("METASTABLE", [blip({ retryBudget: null })]);
    expect(one.values).toEqual({ retriedPerSecond: 300, capacityPerSecond: 120 });
    expect(found("METASTABLE", [blip({ retryBudget: 0.1 })])).toEqual([]);
    expect(found("METASTABLE", [blip({ retryBudget: 0.2 })])).toEqual([]);
    expect(theOne("METASTABLE", [blip({ retryBudget: 0.21 })]).values.retriedPerSecond).toBe(121);
  });

  it.each([
    ["hint", {}],
    ["warning", { retryBudget: null }],
    ["warning", { retryBudget: null, breaker: { kind: "count" }, clientThrottle: false }],
    ["error", { retryBudget: null, breaker: { kind: "none" }, clientThrottle: false }],
  ] as const)("is a %s with %j", (severity, more) => {
    expect(theOne("METASTABLE", [blip(more)]).severity).toBe(severity);
  });

  it.each([
    [100, "Limit retries to 10% of the requests to pay, which makes 110 calls a second."],
    [115, "Limit retries to 4% of the requests to pay, which makes 119.6 calls a second."],
    [120, "Give pay more capacity: 120 calls a second leave no room for retries."],
  ])("proposes a budget that fits %d calls a second", (ratePerSecond, change) => {
    const one = theOne("METASTABLE", [blip({ retryBudget: null, measured: { ratePerSecond } })]);
    expect(one.change).toBe(change);
  });

  it("says nothing where rate or capacity is unknown, or calls are throttled", () => {
    expect(found("METASTABLE", [call({ attempts: 3, capacityPerSecond: 1 })])).toEqual([]);
    expect(found("METASTABLE", [blip({ clientThrottle: true, retryBudget: null })])).toEqual([]);
  });
});

describe("UNSAFE-RETRY", () => {
  it.each([
    [{ attempts: 2, idempotent: false, idempotencyKey: false }, "error", []],
    [{ attempts: 2, idempotent: false }, "hint", ["idempotencyKey"]],
    [{ attempts: 2 }, "hint", ["idempotent", "idempotencyKey"]],
    [{ attempts: 2, idempotent: true }, null, null],
    [{ attempts: 2, idempotent: false, idempotencyKey: true }, null, null],
    [{ attempts: 1, idempotent: false, idempotencyKey: false }, null, null],
    [{ idempotent: false, idempotencyKey: false }, null, null],
  ])("%j is %s", (more, severity, missing) => {
    const [one] = found("UNSAFE-RETRY", [call(more)]);
    expect(one?.severity ?? null).toBe(severity);
    expect(one?.missing.map(({ field }) => field) ?? null).toEqual(missing);
  });
});

describe("NO-JITTER", () => {
  const six = { kind: "exponential", baseMs: 100, factor: 2, capMs: null } as const;

  it("waits 6,300 ms over six retries, with full jitter 3,150 ms on average", () => {
    const one = theOne("NO-JITTER", [call({ attempts: 7, backoff: { ...six, jitter: "none" } })]);
    expect(one.values).toEqual({ waitSumMs: 6300, fullJitterMeanMs: 3150 });
    expect(one.formula).toBe("waits of 6,300 ms in total; with full jitter 3,150 ms on average");
    expect(one.severity).toBe("warning");
  });

  it.each([
    [undefined, "hint", null],
    [six, "hint", 100],
    [{ kind: "none" }, "warning", 0],
    [{ kind: "constant", baseMs: 250, jitter: "none" }, "warning", 250],
    [{ ...six, jitter: "full" }, null, undefined],
    [{ ...six, jitter: "decorrelated" }, null, undefined],
  ] as const)("waits of %j", (backoff, severity, sum) => {
    const [one] = found("NO-JITTER", [call({ attempts: 2, ...(backoff ? { backoff } : {}) })]);
    expect(one?.severity ?? null).toBe(severity);
    expect(one?.values.waitSumMs).toBe(sum);
  });
});

describe("NO-CAP and RETRY-ON-4XX", () => {
  const backoff = (capMs?: number | null) => ({
    kind: "exponential" as const,
    baseMs: 100,
    ...(capMs === undefined ? {} : { capMs }),
  });
  it.each([
    [11, null, "warning", 51_200],
    [11, undefined, "hint", 51_200],
    [6, null, "warning", 1600],
    [5, null, "hint", 800],
    [11, 1000, null, undefined],
    [2, null, null, undefined],
  ])("%d attempts with a cap of %s", (attempts, capMs, severity, longest) => {
    const [one] = found("NO-CAP", [call({ attempts, backoff: backoff(capMs) })]);
    expect(one?.severity ?? null).toBe(severity);
    expect(one?.values.longestWaitMs).toBe(longest);
  });

  it("is a hint up to ten times the first wait", () => {
    const tenfold = { ...backoff(null), factor: 10 };
    expect(theOne("NO-CAP", [call({ attempts: 3, backoff: tenfold })]).severity).toBe("hint");
    const more = { ...tenfold, factor: 10.01 };
    expect(theOne("NO-CAP", [call({ attempts: 3, backoff: more })]).severity).toBe("warning");
  });

  it.each([
    [{ attempts: 3, retryOn: ["4xx", "5xx"] }, "warning"],
    [{ retryOn: ["4xx"] }, "hint"],
    [{ attempts: 1, retryOn: ["4xx"] }, null],
    [{ attempts: 3, retryOn: ["429", "5xx"] }, null],
    [{ attempts: 3 }, null],
  ] as const)("%j is %s", (more, severity) => {
    const [one] = found("RETRY-ON-4XX", [call(more as Partial<Dependency>)]);
    expect(one?.severity ?? null).toBe(severity);
  });
});
