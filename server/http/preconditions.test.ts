import { describe, expect, it } from "vitest";
import { etagOf, matchesTag } from "./preconditions";

describe("an ETag", () => {
  it("differs with the value, and not with what changes by itself", () => {
    const slo = { name: "Up", lastMeasurementAt: "2026-11-01T12:00:00Z" };
    const later = { ...slo, lastMeasurementAt: "2026-11-01T12:01:00Z" };
    expect(etagOf(slo, ["lastMeasurementAt"])).toBe(etagOf(later, ["lastMeasurementAt"]));
    expect(etagOf(slo)).not.toBe(etagOf(later));
    expect(etagOf({ ...slo, name: "Down" }, ["lastMeasurementAt"])).not.toBe(
      etagOf(slo, ["lastMeasurementAt"]),
    );
    expect(etagOf("a: 1\n")).toMatch(/^"[\w-]{27}"$/);
  });

  it.each([
    ['"a"', '"a"', true],
    ['"x", "a"', '"a"', true],
    ["*", '"a"', true],
    ["*", null, false],
    ['"a"', null, false],
    ['W/"a"', '"a"', false],
    ["a", '"a"', false],
    ["", '"a"', false],
  ])("If-Match %s names the state %s: %s", (header, tag, matches) => {
    expect(matchesTag(header, tag)).toBe(matches);
  });
});
