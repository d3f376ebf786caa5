import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRegistry } from "@/lib/testing/any-registry";
import { call, NOW } from "@/lib/testing/registries";
import { runs } from "@/lib/testing/runs";
import { findingsOf } from "../findings/findings-of";
import { plain } from "../findings/wording";
import type { Registry } from "../registry/graph";
import type { Dependency } from "../registry/schema";
import { undecided } from "./decision";
import { type Effort, gainPerEffort } from "./effort";
import { recommendationsOf } from "./recommendations-of";

const of = (registry: Registry, efforts?: [string, Effort][]) =>
  recommendationsOf(findingsOf(registry, NOW), {
    dependencies: registry.dependencies,
    ...(efforts && { efforts: new Map(efforts) }),
  });
const between = (more: Partial<Dependency>): Registry => ({
  services: [{ slug: "shop", targetPercent: 99.9 }],
  dependencies: [call(more)],
});

const refusing = {
  bulkhead: { max: 40, queue: 0 },
  measured: { ratePerSecond: 200, meanMs: 150, p99_9: 400 },
  attemptTimeoutMs: 390,
  attempts: 1,
} as const;

describe("what to do next", () => {
  it("begins with what is not known, in words, and who knows it", () => {
    const [first] = of(between({ attempts: 3, owner: "Ana" }));
    expect(first && { ...first, change: plain(first.change) }).toMatchObject({
      kind: "instrument",
      key: "INSTRUMENT/shop/pay",
      fields: ["attemptTimeoutMs", "backoff", "idempotencyKey", "idempotent", "retryBudget"],
      findings: 4,
      effort: "S",
      owner: "Ana",
      change:
        "Register the attempt timeout, the backoff, whether they have an idempotency key, whether they are idempotent and the retry budget of the calls from shop to pay.",
      why: "4 findings are uncertain without it: NO-JITTER, RETRY-BUDGET, TIMEOUT-BUDGET, UNSAFE-RETRY.",
    });
  });

  it("measures before it registers, which takes longer", () => {
    const [first] = of(between({ attemptTimeoutMs: 300, attempts: 2, idempotent: true }));
    expect(plain(first?.change ?? "")).toBe(
      "Measure the p99.9 of the latency of the calls from shop to pay, and register the backoff and the retry budget.",
    );
    expect(first?.effort).toBe("M");
  });

  it("asks a service for what no call has", () => {
    const rests = call({ criticality: "hard", availabilityPercent: 99 });
    const asked = of({ services: [{ slug: "shop", targetPercent: 99.9 }], dependencies: [rests] });
    expect(plain(asked.find(({ key }) => key === "INSTRUMENT/shop")?.change ?? "")).toBe(
      "Register the availability, excluding failures of dependencies, of shop.",
    );
  });

  it("asks for a field once, at the call that lacks it, however many findings lack it", () => {
    const chain = [
      call({ caller: "a", callee: "b", attempts: 3 }),
      call({ caller: "b", callee: "c" }),
      call({ caller: "c", callee: "d", attempts: 4 }),
    ];
    const asked = of({ services: [], dependencies: chain }).filter(
      (one) => one.kind === "instrument" && one.fields.includes("attempts"),
    );
    expect(asked.map(({ key }) => key)).toEqual(["INSTRUMENT/b/c"]);
  });

  it("asks for no change where a hint says only that something is unknown", () => {
    expect(of(between({ attempts: 3 })).map(({ kind }) => kind)).toEqual(["instrument"]);
  });

  it("asks for the change as well where only the extent is uncertain", () => {
    const { queue: _, ...bulkhead } = refusing.bulkhead;
    const keys = of(between({ ...refusing, bulkhead })).map(({ key }) => key);
    expect(keys).toContain("INSTRUMENT/shop/pay");
    expect(keys).toContain("BULKHEAD-SMALL/shop/pay");
  });

  it("puts the most minutes for a small change first, and what has no number last", () => {
    const changes = of(between({ ...refusing, retryOn: ["4xx"], callsPerRequest: 100 }));
    expect(changes.map((one) => one.kind === "change" && [one.finding, one.effort])).toEqual([
      ["BULKHEAD-SMALL", "S"],
      ["TIMEOUT-TIGHT", "S"],
      ["FAN-OUT", "L"],
      ["BULKHEAD-LARGE", "S"],
    ]);
  });

  it("puts errors first among those without a number, and then what is quickly done", () => {
    const unsafe = { idempotent: false, idempotencyKey: false, retryBudget: null };
    const breaker = { kind: "count", calls: 5, minCalls: 6 } as const;
    const changes = of(
      between({ ...unsafe, attempts: 11, backoff: { kind: "none" }, breaker }),
    ).flatMap((one) =>
      one.kind === "change" ? `${one.severity} ${one.effort} ${one.finding}` : [],
    );
    expect(changes).toEqual([
      "error S BREAKER-SILENT",
      "error M RETRY-AMPLIFICATION",
      "error M UNSAFE-RETRY",
      "warning S RETRY-BUDGET",
      "warning S NO-JITTER",
    ]);
  });

  it("goes by the effort that somebody corrected", () => {
    const [first] = of(between(refusing), [["BULKHEAD-SMALL/shop/pay", "L"]]);
    expect(first?.key).toBe("TIMEOUT-TIGHT/shop/pay");
  });

  it("is in order for any registry: errors, instruments, the rest, each by gain per effort, with one of each key", () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        const all = of(registry);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        const groupOf = (one: (typeof all)[number]) =>
          one.kind === "instrument" ? "instrument" : one.severity === "error" ? "error" : "rest";
        const groups = ["error", "instrument", "rest"] as const;
        expect(all).toEqual(groups.flatMap((group) => all.filter((one) => groupOf(one) === group)));
        for (const group of groups) {
          const gains = all.flatMap((one) =>
            one.kind === "change" && groupOf(one) === group
              ? (gainPerEffort(one.gainMinutes, one.effort) ?? -1)
              : [],
          );
          expect(gains).toEqual(gains.toSorted((a, b) => b - a));
        }
        const asked = all.flatMap((one) => (one.kind === "instrument" ? one : []));
        const waiting = asked.map(({ findings }) => findings);
        expect(waiting).toEqual(waiting.toSorted((a, b) => b - a));
        for (const { fields } of asked) expect(new Set(fields).size).toBe(fields.length);
        for (const { change } of all)
          expect(plain(change)).not.toMatch(/undefined|NaN|Register of|Measure of/);
      }),
      { seed: 1, numRuns: runs(100) },
    );
  });
});

describe("a decision", () => {
  const all = of(between(refusing));
  const key = "BULKHEAD-SMALL/shop/pay";
  const reason = "Not before the sale";

  it.each([
    [{ key, kind: "accepted" }, false],
    [{ key, kind: "refused", reason }, false],
    [{ key, kind: "postponed", reason, untilMs: NOW + 1 }, false],
    [{ key, kind: "postponed", reason, untilMs: NOW }, true],
    [{ key: "BULKHEAD-SMALL/shop/db", kind: "refused", reason }, true],
  ] as const)("%j leaves the recommendation open: %s", (decision, open) => {
    expect(undecided(all, [decision], NOW).some((one) => one.key === key)).toBe(open);
    expect(undecided(all, [decision], NOW)).toHaveLength(open ? all.length : all.length - 1);
  });
});

it.each([
  [100, "S", 100],
  [100, "M", 20],
  [100, "L", 4],
  [null, "S", null],
] as const)("%s minutes for an effort of %s are %s for a small one", (minutes, effort, gain) => {
  expect(gainPerEffort(minutes, effort)).toBe(gain);
});
