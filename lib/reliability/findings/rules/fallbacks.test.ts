import { describe, expect, it } from "vitest";
import { call, found, theOne } from "@/lib/testing/registries";

describe("NO-FALLBACK", () => {
  const shop = { slug: "shop", targetPercent: 99.9 };
  it.each([
    [{ criticality: "soft", fallback: { kind: "none" } }, "warning"],
    [{ criticality: "soft" }, "hint"],
    [{ criticality: "soft", fallback: { kind: "cached" } }, null],
    [{ criticality: "hard", fallback: { kind: "none" }, availabilityPercent: 99.8 }, "warning"],
    [{ criticality: "hard", fallback: { kind: "none" }, availabilityPercent: 99.9 }, null],
    [{ criticality: "hard", fallback: { kind: "none" } }, null],
    [{ criticality: "async" }, null],
    [{}, null],
  ] as const)("%j is %s", (more, severity) => {
    expect(found("NO-FALLBACK", [call(more)], [shop])[0]?.severity ?? null).toBe(severity);
  });
});

describe("FALLBACK-STALE", () => {
  it.each([
    ["2026-04-01", null, null],
    ["2026-03-31", "warning", 91],
    [null, "warning", null],
    [undefined, "hint", null],
  ])("on 30 June, one last tested on %s is %s", (lastTestedAt, severity, days) => {
    const fallback = {
      kind: "cached" as const,
      ...(lastTestedAt !== undefined && { lastTestedAt }),
    };
    const [one] = found("FALLBACK-STALE", [call({ fallback })]);
    expect(one?.severity ?? null).toBe(severity);
    expect(one?.values.daysSinceTest ?? null).toBe(days);
  });

  it("asks for no test of a fallback that does not exist", () => {
    expect(
      found("FALLBACK-STALE", [call({ fallback: { kind: "none" } }), call({ callee: "db" })]),
    ).toEqual([]);
  });
});

describe("FALLBACK-SAME", () => {
  const fallback = (dependency: string) => ({ kind: "other-dependency" as const, dependency });
  const hard = (caller: string, callee: string) => call({ caller, callee, criticality: "hard" });

  it("finds what both need, directly or further down", () => {
    const graph = [
      call({ callee: "search", fallback: fallback("catalog") }),
      hard("search", "index"),
      hard("index", "db"),
      hard("catalog", "db"),
    ];
    const one = theOne("FALLBACK-SAME", graph);
    expect([one.severity, one.values.shared]).toEqual(["warning", ["db"]]);
  });

  it("finds a fallback that is the callee itself, or what the callee rests on", () => {
    const itself = theOne("FALLBACK-SAME", [call({ fallback: fallback("pay") })]);
    expect([itself.severity, itself.values.shared]).toEqual(["error", ["pay"]]);
    const below = [call({ fallback: fallback("db") }), hard("pay", "db")];
    expect(theOne("FALLBACK-SAME", below).values.shared).toEqual(["db"]);
  });

  it("allows one that shares only what need not be there", () => {
    const graph = [
      call({ fallback: fallback("cache") }),
      hard("pay", "db"),
      call({ caller: "cache", callee: "db", criticality: "soft" }),
    ];
    expect(found("FALLBACK-SAME", graph)).toEqual([]);
  });
});
