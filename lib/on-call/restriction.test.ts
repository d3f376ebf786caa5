import { describe, expect, test } from "vitest";
import { at, DAILY, layer, OFFICE, schedule, shifts, wall } from "@/lib/testing/schedules";
import { finalSegments } from "./segment";

describe("restrictions", () => {
  test("a weekly rotation of office hours hands over weekly, each week one person", () => {
    const office = layer(
      { unit: "week", every: 1, handoff: 540, weekday: "mon" },
      { startsAt: wall("2026-06-01T09:00"), restrictions: [OFFICE] },
    );
    const people = finalSegments(schedule([office]), {
      start: at("2026-06-01T00:00Z"),
      end: at("2026-06-15T00:00Z"),
    }).flatMap(({ onCall }) => onCall.map(({ person }) => person));
    expect(people).toEqual([...Array<string>(5).fill("ana"), ...Array<string>(5).fill("ben")]);
  });

  test("hours that cross midnight belong to the day on which they begin", () => {
    const nights = layer(DAILY, {
      people: ["ana"],
      restrictions: [{ days: ["fri"], from: 1320, to: 360 }],
    });
    expect(
      shifts(schedule([nights], { timeZone: "UTC" }), "2026-06-01T00:00Z", "2026-06-08T00:00Z"),
    ).toEqual(["ana 06-05T22:00 4.5 h", "ana 06-06T02:30 3.5 h"]);
  });

  test("from 08:00 to 08:00 is the whole day, and days that touch are one", () => {
    const weekend = layer(
      { unit: "month", every: 1, handoff: 0, day: 1 },
      { people: ["ana"], restrictions: [{ days: ["sat", "sun"], from: 480, to: 480 }] },
    );
    expect(
      shifts(schedule([weekend], { timeZone: "UTC" }), "2026-06-03T00:00Z", "2026-06-10T00:00Z"),
    ).toEqual(["ana 06-06T08:00 48 h"]);
  });
});
