import { describe, expect, it } from "vitest";
import { timeProblems, type IncidentTimes } from "./times";

const minute = (n: number) => Date.UTC(2026, 10, 1, 12, n);
const NOW = minute(59);
const times = (change: Partial<IncidentTimes> = {}): IncidentTimes => ({
  startedAt: minute(0),
  detectedAt: minute(3),
  acknowledgedAt: minute(5),
  mitigatedAt: minute(40),
  resolvedAt: minute(50),
  ...change,
});

describe("the times of an incident", () => {
  it("may all be the same instant", () => {
    expect(
      timeProblems(
        { startedAt: NOW, detectedAt: NOW, acknowledgedAt: NOW, mitigatedAt: NOW, resolvedAt: NOW },
        NOW,
      ),
    ).toEqual([]);
  });

  it("may be unknown", () => {
    expect(
      timeProblems(
        times({ detectedAt: null, acknowledgedAt: null, mitigatedAt: null, resolvedAt: null }),
        NOW,
      ),
    ).toEqual([]);
  });

  it.each([
    [
      { detectedAt: minute(0) - 1000 },
      "detectedAt",
      "Impact began (2026-11-01 12:00:00 UTC) must not be later than detected (2026-11-01 11:59:59 UTC). Change one of the two.",
    ],
    [
      { acknowledgedAt: minute(2) },
      "acknowledgedAt",
      "Detected (2026-11-01 12:03:00 UTC) must not be later than acknowledged (2026-11-01 12:02:00 UTC). Change one of the two.",
    ],
    [
      { mitigatedAt: minute(51) },
      "mitigatedAt",
      "Mitigated (2026-11-01 12:51:00 UTC) must not be later than resolved (2026-11-01 12:50:00 UTC). Change one of the two.",
    ],
  ])("name both where %o conflicts, at the field that was changed", (change, path, message) => {
    const [changed] = Object.keys(change).map((field) => field.replace("At", "")) as ["detected"];
    expect(timeProblems(times(change), NOW, [changed])).toEqual([{ path, message }]);
  });

  it("need no detection to keep the acknowledgement after the start", () => {
    expect(
      timeProblems(times({ detectedAt: null, acknowledgedAt: minute(0) - 1 }), NOW),
    ).toHaveLength(1);
  });

  it("are mitigated before or after the acknowledgement: an impact may end before anybody looks", () => {
    expect(timeProblems(times({ mitigatedAt: minute(1) }), NOW)).toEqual([]);
  });

  it("never lie in the future, but for a minute between clocks", () => {
    expect(timeProblems(times({ resolvedAt: NOW + 60_000 }), NOW)).toEqual([]);
    expect(timeProblems(times({ resolvedAt: NOW + 60_001 }), NOW)).toEqual([
      { path: "resolvedAt", message: "Resolved is in the future. Enter a past time." },
    ]);
  });
});
