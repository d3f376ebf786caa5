import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { askedPeriod } from "./insights-answer";

const NOW = Date.UTC(2026, 10, 1);

describe("the period that the API is asked for", () => {
  it("is the last 90 days, or the 90 days before its end, unless it is given", () => {
    expect(askedPeriod(undefined, undefined, NOW)).toEqual({ start: NOW - 90 * DAY_MS, end: NOW });
    expect(askedPeriod(undefined, 95 * DAY_MS, NOW)).toEqual({
      start: 5 * DAY_MS,
      end: 95 * DAY_MS,
    });
    expect(askedPeriod(5, 7, NOW)).toEqual({ start: 5, end: 7 });
  });

  it.each([
    [7, 7],
    [8, 7],
    [NOW, undefined],
  ])("must not be empty or run backwards, as from %s to %s does", (from, to) => {
    expect(() => askedPeriod(from, to, NOW)).toThrow("from: The period must start before it ends.");
  });
});
