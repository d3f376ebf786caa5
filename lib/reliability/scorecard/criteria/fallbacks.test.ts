import { describe, expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good, now, tested } from "@/lib/testing/scorecard-facts";
import { DAY_MS } from "@/lib/time/duration";
import type { FallbackFacts } from "../facts";
import { fallbacks } from "./fallbacks";

describe("fallbacks", () => {
  const of = (...all: FallbackFacts[]) =>
    said(fallbacks({ ...good, registry: { named: 1, described: 1, fallbacks: all } }));
  test("pass until 90 days after their test", () => {
    expect(of({ ...tested, testedAt: now - 90 * DAY_MS })).toEqual([
      "passed",
      "The fallbacks of 1 soft dependency were tested in the last 90 days.",
      null,
    ]);
    expect(of(tested, { ...tested, testedAt: now - 90 * DAY_MS - 1 })).toEqual([
      "failed",
      "The fallbacks of 1 of 2 soft dependencies were not tested in the last 90 days.",
      "Block the dependency on purpose, and enter the day of the test.",
    ]);
    expect(of({ ...tested, testedAt: null })[0]).toBe("failed");
  });
  test("fail where there is none, and are not known where nobody said", () => {
    expect(of(tested, { kind: "none", testedAt: null })[1]).toBe(
      "1 of 2 soft dependencies has no fallback.",
    );
    expect(of(tested, { kind: "unknown", testedAt: null })[0]).toBe("not-measured");
    expect(of()[0]).toBe("not-applicable");
    const empty = { named: 0, described: 0, fallbacks: [] };
    const callsNothing = { by: "Ana", at: now };
    expect(said(fallbacks({ ...good, registry: empty, claims: { callsNothing } }))).toEqual([
      "not-applicable",
      "It calls nothing.",
      null,
    ]);
    expect(said(fallbacks({ ...good, registry: empty }))[0]).toBe("not-measured");
  });
});
