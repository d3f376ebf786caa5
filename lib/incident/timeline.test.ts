import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timelineRows } from "./timeline";
import type { IncidentTimes } from "./times";

const MINUTE = 60_000;
const times = (change: Partial<IncidentTimes> = {}): IncidentTimes => ({
  startedAt: 0,
  detectedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  ...change,
});
const entry = (minute: number) => ({ at: minute * MINUTE });
const kinds = (entries: { at: number }[], known: IncidentTimes) =>
  timelineRows(entries, known).map((row) =>
    row.kind === "mark"
      ? row.mark
      : row.kind === "gap"
        ? `gap ${row.ms / MINUTE}`
        : `entry ${row.at / MINUTE}`,
  );

describe("the rows of a timeline", () => {
  it("hold the incident's times where they belong, before what happened at the same instant", () => {
    expect(
      kinds([entry(3), entry(5)], times({ detectedAt: 3 * MINUTE, resolvedAt: 7 * MINUTE })),
    ).toEqual(["started", "detected", "entry 3", "entry 5", "resolved"]);
  });

  it("show a gap from eight minutes on, in a long timeline from a twentieth of it", () => {
    expect(kinds([entry(7), entry(15)], times())).toEqual([
      "started",
      "entry 7",
      "gap 8",
      "entry 15",
    ]);
    expect(kinds([entry(8), entry(400)], times())).toEqual([
      "started",
      "entry 8",
      "gap 392",
      "entry 400",
    ]);
  });

  it("hold every entry once and in order, whatever the order in which they are given", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 1000 })), (minutes) => {
        const rows = timelineRows(minutes.map(entry), times({ resolvedAt: 500 * MINUTE }));
        expect(rows.filter(({ kind }) => kind === "entry")).toHaveLength(minutes.length);
        const drawn = rows.filter(({ kind }) => kind !== "gap").map(({ at }) => at);
        expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
      }),
    );
  });
});
