import { describe, expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good, now } from "@/lib/testing/quality-facts";
import { DAY_MS } from "@/lib/time/duration";
import type { QualityFacts } from "./facts";
import { actionable } from "./actionable";

describe("actionable", () => {
  const of = (change: Partial<QualityFacts>) => said(actionable({ ...good, ...change }));
  const acknowledged = (pages: number, by: number) =>
    of({ pages: { pages, acknowledged: by, since: now - 28 * DAY_MS } });

  test("names who may respond, what was acknowledged, and the runbook", () => {
    expect(acknowledged(4, 2)).toEqual([
      "passed",
      "3 people in Payments can respond. 2 of 4 pages in 28 days were acknowledged. Runbook: https://wiki.example.org/pay",
      null,
    ]);
    expect(acknowledged(0, 0)[1]).toContain("No page in 28 days.");
  });
  test("fails where most pages were over before anyone acknowledged them", () => {
    expect(acknowledged(5, 2)).toEqual([
      "failed",
      "2 of 5 pages in 28 days were acknowledged.",
      "Change the rule that fired most from page to ticket.",
    ]);
  });
  test("fails without anyone who may respond", () => {
    expect(of({ team: { name: "Payments", responders: 0 } })).toEqual([
      "failed",
      "Payments has no responder or manager.",
      "Give someone in Payments the responder role.",
    ]);
  });
  test("takes the demo's people for what they are", () => {
    const team = { name: "Payments", responders: 0 };
    expect(of({ team, paged: { ...good.paged, demo: true } })[1]).toContain(
      "Payments has demo users only. 3 of 4 pages",
    );
  });
  test("takes the runbook from the service, too, and fails without one", () => {
    const bare = { description: "Payments that go through." };
    expect(of(bare)[0]).toBe("failed");
    const service = { ...good.service, description: "See http://wiki.example.org/x." };
    expect(of({ ...bare, service })[0]).toBe("passed");
  });
});
