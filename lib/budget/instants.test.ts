import { describe, expect, it } from "vitest";
import { spreadInstants } from "./instants";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const at = Date.parse("2026-11-01T12:30:30Z");

describe("the instants of a chart", () => {
  it("end at the last whole minute", () => {
    expect(spreadInstants(at - 30 * 24 * HOUR, at, 100).at(-1)).toBe(Date.parse("2026-11-01T12:30:00Z"));
  });

  it("stand on whole hours when they are an hour apart", () => {
    const instants = spreadInstants(at - 30 * 24 * HOUR, at, 100);
    expect(instants.slice(0, -1).filter((instant) => instant % HOUR !== 0)).toEqual([]);
    expect(instants.length).toBeGreaterThanOrEqual(99);
  });

  it("start where they are told to when that is a whole hour", () => {
    expect(spreadInstants(Date.parse("2026-10-01T00:00:00Z"), Date.parse("2026-10-03T00:00:00Z"), 3)).toEqual(["2026-10-01", "2026-10-02", "2026-10-03"].map((day) => Date.parse(day)));
  });

  it("are fewer where the stretch has fewer minutes, and one where it has none", () => {
    expect(spreadInstants(at - 3 * MINUTE, at, 50).length).toBeLessThanOrEqual(4);
    expect(spreadInstants(at, at, 50)).toHaveLength(1);
  });
});
