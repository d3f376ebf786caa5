import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countsOf } from "./counts";
import type { IncidentRecord } from "./record";

const incident = (startedAt: number, change: Partial<IncidentRecord> = {}): IncidentRecord => ({
  number: 1,
  title: "Down",
  severity: "SEV3",
  status: "resolved",
  declaredAt: startedAt,
  team: "payments",
  services: ["checkout"],
  startedAt,
  detectedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  ...change,
});
const YEAR = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 0, 1) };

describe("the counts of incidents", () => {
  it("name every severity and every month of the period, also with none", () => {
    const counts = countsOf(
      [incident(Date.UTC(2026, 1, 3), { severity: "SEV1" })],
      { start: Date.UTC(2026, 0, 15), end: Date.UTC(2026, 3, 1) },
      "UTC",
    );
    expect(counts.bySeverity).toEqual([
      { key: "SEV1", count: 1 },
      { key: "SEV2", count: 0 },
      { key: "SEV3", count: 0 },
      { key: "SEV4", count: 0 },
    ]);
    expect(counts.byMonth).toEqual([
      { key: "2026-01", count: 0, partial: true },
      { key: "2026-02", count: 1, partial: false },
      { key: "2026-03", count: 0, partial: false },
    ]);
  });

  it.each([
    ["UTC", "2026-02-01T00:00:00Z", "2026-04-01T00:00:00Z", []],
    ["UTC", "2026-02-01T00:00:01Z", "2026-03-31T23:59:59Z", ["2026-02", "2026-03"]],
    ["Europe/Berlin", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z", []],
    ["Europe/Berlin", "2026-03-01T00:00:00Z", "2026-03-31T21:59:00Z", ["2026-03"]],
    ["UTC", "2024-02-01T00:00:00Z", "2024-02-29T00:00:00Z", ["2024-02"]],
  ])("say by the clock of %s which months %s to %s holds in part", (zone, start, end, partial) => {
    const { byMonth } = countsOf([], { start: Date.parse(start), end: Date.parse(end) }, zone);
    expect(byMonth.filter((month) => month.partial).map(({ key }) => key)).toEqual(partial);
  });

  it("count an incident once for each service it touched, most first, then by name", () => {
    const { byService, byTeam } = countsOf(
      [
        incident(YEAR.start, { services: ["ledger", "checkout"] }),
        incident(YEAR.start, { services: ["search"], team: "search" }),
        incident(YEAR.start),
      ],
      YEAR,
      "UTC",
    );
    expect(byService).toEqual([
      { key: "checkout", count: 2 },
      { key: "ledger", count: 1 },
      { key: "search", count: 1 },
    ]);
    expect(byTeam).toEqual([
      { key: "payments", count: 2 },
      { key: "search", count: 1 },
    ]);
  });

  it.each([
    ["UTC", "2026-10-31T23:30:00Z", "2026-10", 5, 23],
    ["Europe/Berlin", "2026-10-31T23:30:00Z", "2026-11", 6, 0],
    ["Asia/Kathmandu", "2026-11-01T18:20:00Z", "2026-11", 0, 0],
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10", 6, 2],
    ["Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10", 6, 2],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03", 6, 3],
    ["America/New_York", "2026-01-05T04:59:00Z", "2026-01", 6, 23],
  ])(
    "go by the clock of %s: %s is %s, day %i from Monday, hour %i",
    (zone, started, month, day, hour) => {
      const { byMonth, byHourOfWeek } = countsOf([incident(Date.parse(started))], YEAR, zone);
      expect(byMonth.filter(({ count }) => count > 0)).toEqual([
        { key: month, count: 1, partial: false },
      ]);
      expect(byHourOfWeek[day]?.[hour]).toBe(1);
    },
  );

  it("add up to the incidents, by severity, month, team and hour", () => {
    const anyIncident = fc
      .record({
        startedAt: fc.integer({ min: YEAR.start, max: YEAR.end - 1 }),
        severity: fc.constantFrom("SEV1", "SEV4"),
      })
      .map(({ startedAt, severity }) => incident(startedAt, { severity }));
    const sum = (counts: readonly { count: number }[]) =>
      counts.reduce((total, { count }) => total + count, 0);
    fc.assert(
      fc.property(
        fc.array(anyIncident, { maxLength: 30 }),
        fc.constantFrom("UTC", "Europe/Berlin", "Pacific/Apia"),
        (incidents, zone) => {
          const counts = countsOf(incidents, YEAR, zone);
          for (const total of [
            sum(counts.bySeverity),
            sum(counts.byMonth),
            sum(counts.byTeam),
            counts.byHourOfWeek.flat().reduce((all, count) => all + count, 0),
          ])
            expect(total).toBe(incidents.length);
        },
      ),
      { seed: 1, numRuns: 30 },
    );
  });
});
