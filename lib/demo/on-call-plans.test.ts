import { describe, expect, it } from "vitest";
import { segmentsOf } from "@/lib/on-call/on-call";
import { finalSegments } from "@/lib/on-call/segment";
import { gapsOf } from "@/lib/on-call/shift";
import { warningsOf } from "@/lib/on-call/warnings";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { lengthMs } from "@/lib/time/interval";
import { DEMO_TEAMS } from "./company";
import { DEMO_INCIDENTS } from "./incident-plans";
import { DEMO_POLICIES, demoRotaStart, demoSchedules } from "./on-call-plans";
import { demoEmail, demoNames, demoZones } from "./people";

const ANCHOR = Date.parse("2026-10-25T00:30Z") / MINUTE_MS;
const schedules = demoSchedules(ANCHOR);

describe("the demo's schedules", () => {
  it("have somebody on call at every instant, over the months of the demo and those to come", () => {
    const at = ANCHOR * MINUTE_MS;
    for (const { timeZone, layers } of schedules) {
      const versions = [
        { effectiveFrom: demoRotaStart(ANCHOR), schedule: { timeZone, layers, overrides: [] } },
      ];
      const around = { start: at - 92 * DAY_MS, end: at + 200 * DAY_MS };
      expect(gapsOf(segmentsOf(versions, around))).toEqual([]);
    }
  });

  it("begin on a Monday long before the first incident", () => {
    const start = new Date(demoRotaStart(ANCHOR));
    expect(start.getUTCDay()).toBe(1);
    expect(ANCHOR * MINUTE_MS - start.getTime()).toBeGreaterThan(92 * DAY_MS);
  });

  it("follow the sun with three layers of eight hours, no shift cut and nobody at night", () => {
    const sun = schedules.find(({ slug }) => slug === "platform-follow-the-sun");
    if (!sun) throw new Error("the demo follows no sun");
    const plan = { ...sun, overrides: [] };
    const within = { start: Date.parse("2026-10-26T00:00Z"), end: Date.parse("2026-12-07T00:00Z") };
    const lengths = finalSegments(plan, within).map((segment) => lengthMs(segment) / HOUR_MS);
    expect(new Set(lengths)).toEqual(new Set([8]));
    const zoneOf = (person: string) => demoZones[person] ?? sun.timeZone;
    const warnings = warningsOf(plan, within, { zoneOf, whyUnreachable: () => null });
    expect(warnings.map(({ kind }) => kind)).toEqual(["one-person"]);
    expect(sun.layers.map(({ restrictions: [hours] }) => [hours?.from, hours?.to])).toEqual([
      [0, 480],
      [480, 960],
      [960, 0],
    ]);
  });
});

describe("the demo's people, policies and schedules", () => {
  it("name only what the demo has", () => {
    const people = [
      ...schedules.flatMap(({ layers }) => layers.flatMap((layer) => layer.people)),
      ...DEMO_INCIDENTS.flatMap(({ commander, operations }) =>
        [commander, operations].map(demoEmail),
      ),
    ];
    for (const { definition } of DEMO_POLICIES)
      for (const target of [
        ...definition.levels.flatMap(({ targets }) => targets),
        ...definition.whenNobodyAnswers,
      ])
        if (target.kind === "person") people.push(target.person);
        else
          expect(
            schedules.map(({ slug }) => ({ kind: "schedule", schedule: slug })),
          ).toContainEqual(target);
    for (const email of people) expect(Object.keys(demoNames)).toContain(email);
    const teams = [...schedules, ...DEMO_POLICIES].map(({ team }) => team);
    expect([...new Set(teams)].sort()).toEqual(DEMO_TEAMS.map(({ slug }) => slug).sort());
  });
});
