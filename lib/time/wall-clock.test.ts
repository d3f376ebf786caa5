import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "./duration";
import { wallClock } from "./wall-clock";
import { zoneOffsetAt } from "./zone";

describe("the wall clock of a zone", () => {
  it("shows what the zone's own clock shows, also through the nights it changes", () => {
    for (const zone of [
      "UTC",
      "Europe/Berlin",
      "Asia/Kathmandu",
      "America/St_Johns",
      "Australia/Lord_Howe",
    ]) {
      const clock = wallClock(zone);
      for (let at = Date.UTC(2026, 2, 1); at < Date.UTC(2026, 10, 10); at += 7.25 * HOUR_MS)
        expect(clock(at)).toBe(at + zoneOffsetAt(at, zone));
    }
  });

  it("does so for any instant", () => {
    const clock = wallClock("Europe/Berlin");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        (at) => clock(at) === at + zoneOffsetAt(at, "Europe/Berlin"),
      ),
      { seed: 1 },
    );
  });

  it("knows no zone that the runtime does not", () => {
    expect(() => wallClock("Mars/Olympus")(0)).toThrow(RangeError);
  });
});
