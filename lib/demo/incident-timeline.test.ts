import { describe, expect, it } from "vitest";
import { isOpen } from "@/lib/incident/status";
import { timeProblems } from "@/lib/incident/times";
import { demoIncidents, derivedOfDemo } from "./incident-timeline";
import { demoOutages } from "./outage-schedule";

const ANCHORS = [
  Date.UTC(2026, 10, 25, 7, 0),
  Date.UTC(2028, 1, 29, 23, 59),
  Date.UTC(2027, 0, 3, 0, 0),
].map((ms) => ms / 60_000);

describe.each(ANCHORS)("the incidents of a demo filled at minute %i", (anchor) => {
  const incidents = demoIncidents(anchor);
  const derived = incidents.map((incident) => ({ ...incident, ...derivedOfDemo(incident) }));

  it("are twenty-five of all severities, one open and one canceled", () => {
    expect(incidents).toHaveLength(25);
    expect(new Set(derived.map(({ severity }) => severity)).size).toBe(4);
    expect(derived.filter(({ status }) => isOpen(status)).map(({ key }) => key)).toEqual([
      "fraud-check",
    ]);
    expect(derived.filter(({ status }) => status === "canceled")).toHaveLength(1);
  });

  it("have times in order, none of them after the fill", () => {
    for (const { key, times } of derived)
      expect(timeProblems(times, anchor * 60_000), key).toEqual([]);
    expect(
      incidents.flatMap(({ entries }) => entries).filter(({ at }) => at > anchor * 60_000),
    ).toEqual([]);
  });

  it("span the minutes that their outage spoils", () => {
    const outages = demoOutages(anchor, anchor - 92 * 1440, anchor + 1);
    for (const { plan, start, end } of outages) {
      const incident = derived.find(({ key }) => key === plan.key);
      expect(incident?.times.startedAt, plan.key).toBe(start * 60_000);
      if (incident?.status === "resolved" && plan.key !== "catalogue-growth")
        expect(incident.times.resolvedAt, plan.key).toBeGreaterThanOrEqual(end * 60_000);
    }
  });
});
