import { describe, expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good, minuteAgo, now, withObjective } from "@/lib/testing/quality-facts";
import { DAY_MS } from "@/lib/time/duration";
import type { QualityFacts } from "./facts";
import { alertsReach } from "./alerts-reach";

describe("alerts", () => {
  const paged = (pages: number, days: number, change: Partial<QualityFacts> = {}) =>
    said(
      alertsReach({
        ...good,
        firstMinute: minuteAgo(days * DAY_MS),
        pages: { pages, acknowledged: pages, since: now - 28 * DAY_MS },
        ...change,
      }),
    );

  test("pass at two pages a week, and fail above", () => {
    expect(paged(8, 90)).toEqual([
      "passed",
      "A page reaches someone. 8 pages in 28 days, 2 a week.",
      null,
    ]);
    expect(paged(9, 90)).toEqual([
      "failed",
      "A page reaches someone. 9 pages in 28 days, 2.3 a week.",
      "Raise the minimum bad events (now 1) until there are at most 2 pages a week.",
    ]);
  });
  test("count over the days that were measured", () => {
    expect(paged(3, 10)[0]).toBe("failed");
    expect(paged(2, 7)[0]).toBe("passed");
    expect(paged(3, 6.9)).toEqual([
      "not-measured",
      "A page reaches someone. 3 pages in 6 days: noise is checked after 7 days.",
      null,
    ]);
  });
  test("fail where a page reaches nobody, even if none came", () => {
    const warning = "Ada has no working contact method.";
    expect(paged(0, 90, { paged: { ...good.paged, warnings: [warning] } })).toEqual([
      "failed",
      warning,
      "Fill that gap in Payments pages.",
    ]);
    expect(paged(0, 90, { paged: { ...good.paged, policy: null } })).toEqual([
      "failed",
      "No escalation policy covers its pages.",
      "Choose an escalation policy for the team or the service.",
    ]);
  });
  test("judge the demo by its pages alone", () => {
    expect(paged(1, 90, { paged: { demo: true, policy: null, warnings: [] } })[0]).toBe("passed");
  });
  test("fail where there are none to fire, and don't apply to tickets", () => {
    expect(paged(0, 90, { alerting: { policy: "none", minBadEvents: 1 } })[0]).toBe("failed");
    expect(paged(0, 90, withObjective({ rules: [] }))[0]).toBe("failed");
    expect(said(alertsReach(withObjective({ rules: ["ticket"] })))).toEqual([
      "not-applicable",
      "Its rules open tickets and page nobody.",
      null,
    ]);
  });
});
