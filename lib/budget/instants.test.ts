import { describe, expect, it } from "vitest";
import { spreadInstants } from "./instants";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const at = Date.parse("2026-11-01T12:30:30Z");

describe("the instants of a chart", () => {
  it("begin and end with whole minutes inside the stretch", () => {
    const instants = spreadInstants(at - 30 * 24 * HOUR, at, 100);
    expect([instants[0], instants.at(-1)]).toEqual([
      Date.parse("2026-10-02T12:31:00Z"),
      Date.parse("2026-11-01T12:30:00Z"),
    ]);
  });

  it("between stand on whole hours when they are an hour apart", () => {
    const instants = spreadInstants(at - 30 * 24 * HOUR, at, 100);
    expect(instants.slice(1, -1).filter((instant) => instant % HOUR !== 0)).toEqual([]);
    expect(instants.length).toBe(100);
  });

  it("are as many as asked for, also when those are few", () => {
    expect(spreadInstants(at - 30 * 24 * HOUR, at, 3)).toHaveLength(3);
    expect(spreadInstants(at - 30 * 24 * HOUR, at, 2)).toHaveLength(2);
  });

  it("are evenly spread", () => {
    expect(
      spreadInstants(Date.parse("2026-10-01T00:00:00Z"), Date.parse("2026-10-03T00:00:00Z"), 3),
    ).toEqual(["2026-10-01", "2026-10-02", "2026-10-03"].map((day) => Date.parse(day)));
  });

  it("are fewer where the stretch has fewer minutes, and one where it has none", () => {
    expect(spreadInstants(at - 3 * MINUTE, at, 50).length).toBeLessThanOrEqual(4);
    expect(spreadInstants(at, at, 50)).toHaveLength(1);
  });
});
