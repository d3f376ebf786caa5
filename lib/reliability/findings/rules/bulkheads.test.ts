import { describe, expect, it } from "vitest";
import { call, found, missingIn, theOne } from "@/lib/testing/registries";

const busy = { ratePerSecond: 200, meanMs: 150 };

describe("BULKHEAD-SMALL", () => {
  it("refuses 24.5% of 30 erlangs with 25 places, and 1% wants 42", () => {
    const one = theOne("BULKHEAD-SMALL", [call({ bulkhead: { max: 25 }, measured: busy })]);
    expect(one.values.offeredLoad).toBe(30);
    expect(one.values.rejectedShare).toBeCloseTo(0.245, 3);
    expect(one.values.slotsForOnePercent).toBe(42);
    expect(one.values.slotsForTenthPercent).toBe(47);
    expect([one.severity, missingIn(one)]).toEqual(["warning", ["shop to pay: bulkhead.queue"]]);
    expect(one.budgetMinutesAtRisk).toBeCloseTo(0.245 * 43_200, -2);
  });

  it.each([
    [25, "error"],
    [35, "warning"],
    [42, "hint"],
    [46, "hint"],
    [47, null],
  ])("%d places are judged %s", (max, severity) => {
    const [one] = found("BULKHEAD-SMALL", [call({ bulkhead: { max, queue: 0 }, measured: busy })]);
    expect(one?.severity ?? null).toBe(severity);
  });

  it("refuses less with a queue", () => {
    const of = (queue: number) =>
      found("BULKHEAD-SMALL", [call({ bulkhead: { max: 32, queue }, measured: busy })])[0]?.values
        .rejectedShare ?? 0;
    expect(of(10)).toBeLessThan(of(0));
    expect(of(1000)).toBe(0);
  });

  it.each([
    { measured: busy },
    { bulkhead: null, measured: busy },
    { bulkhead: { max: 1 }, measured: { ratePerSecond: 200 } },
    { bulkhead: { max: 1 } },
  ])("says nothing of %j", (more) => {
    expect(found("BULKHEAD-SMALL", [call(more)])).toEqual([]);
  });
});

describe("BULKHEAD-LARGE", () => {
  const hanging = { attemptTimeoutMs: 2000, measured: { ratePerSecond: 200 } };
  const shop = { slug: "shop", workers: 300 };

  it("wants 400 places while 200 calls a second hang for 2 s", () => {
    const one = theOne("BULKHEAD-LARGE", [call({ ...hanging, bulkhead: null })], [shop]);
    expect([one.values, one.severity]).toEqual([{ wantedSlots: 400 }, "warning"]);
    const bounded = theOne("BULKHEAD-LARGE", [call({ ...hanging, bulkhead: { max: 50 } })], [shop]);
    expect([bounded.values, bounded.severity]).toEqual([{ wantedSlots: 400 }, "hint"]);
  });

  it("adds up the bulkheads of a service and compares them with its workers", () => {
    const two = [call({ bulkhead: { max: 200 } }), call({ callee: "db", bulkhead: { max: 101 } })];
    const one = theOne("BULKHEAD-LARGE", two, [shop]);
    expect([one.values, one.dependency]).toEqual([{ wantedSlots: 301 }, null]);
    expect(found("BULKHEAD-LARGE", two, [{ slug: "shop", workers: 301 }])).toEqual([]);
  });

  it("allows as many places as are wanted", () => {
    const workers = [{ slug: "shop", workers: 400 }];
    expect(found("BULKHEAD-LARGE", [call({ ...hanging, bulkhead: null })], workers)).toEqual([]);
  });

  it("asks for the bulkhead, and says nothing where the workers are unknown too", () => {
    const one = theOne("BULKHEAD-LARGE", [call(hanging)], [shop]);
    expect([one.severity, missingIn(one)]).toEqual(["hint", ["shop to pay: bulkhead"]]);
    expect(found("BULKHEAD-LARGE", [call({ ...hanging, bulkhead: null })])).toEqual([]);
  });
});
