import { describe, expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good, looks, slo } from "@/lib/testing/scorecard-facts";
import { target } from "./target";

describe("a target", () => {
  const of = (met: number, missed: number) =>
    said(target({ ...good, slos: [{ ...slo, looks: looks(met, missed) }] })).slice(0, 2);
  test("is met with budget left on nine of ten days", () => {
    expect(of(18, 2)).toEqual([
      "passed",
      "Availability: Budget was left on 18 of the last 20 days.",
    ]);
    expect(of(17, 3)).toEqual([
      "failed",
      "Availability: Budget was left on 17 of the last 20 days.",
    ]);
  });
  test("needs seven days, and what is unknown is none", () => {
    expect(of(6, 0)).toEqual([
      "not-measured",
      "Availability: Its budget is known for 6 days. This is checked after 7 days.",
    ]);
    expect(of(7, 0)[0]).toBe("passed");
    expect(of(0, 0)[0]).toBe("not-measured");
  });
  test("is missed on a day that ended with exactly nothing left", () => {
    const exact = { ...slo, looks: Array.from({ length: 28 }, () => 0) };
    expect(target({ ...good, slos: [exact] }).outcome).toBe("failed");
  });
});
