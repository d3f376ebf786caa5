import { describe, expect, test } from "vitest";
import { at, layer, OFFICE, schedule, shifts, wall } from "@/lib/testing/schedules";
import type { Override } from "./schedule";
import { finalSegments } from "./segment";
import { gapsOf } from "./shift";

describe("layers and overrides", () => {
  const base = layer({ unit: "day", every: 1, handoff: 0 }, { startsAt: wall("2026-06-01T00:00") });
  const top = layer(
    { unit: "day", every: 1, handoff: 0 },
    { people: ["dee"], startsAt: wall("2026-06-01T00:00"), restrictions: [OFFICE] },
  );
  const utc = (overrides: Override[] = []) => schedule([top, base], { timeZone: "UTC", overrides });
  const day = (overrides: Override[]) =>
    shifts(utc(overrides), "2026-06-02T00:00Z", "2026-06-03T00:00Z");
  const span = { start: at("2026-06-02T08:00Z"), end: at("2026-06-02T10:00Z") };

  test("the topmost layer that covers an instant has it", () => {
    expect(day([])).toEqual(["ben 06-02T00:00 9 h", "dee 06-02T09:00 8 h", "ben 06-02T17:00 7 h"]);
  });

  test("an override takes the place of whoever is on call, as one shift", () => {
    expect(day([{ id: "1", ...span, kind: "replace", person: "eva", replaces: null }])).toEqual([
      "ben 06-02T00:00 8 h",
      "eva 06-02T08:00 2 h",
      "dee 06-02T10:00 7 h",
      "ben 06-02T17:00 7 h",
    ]);
  });

  test("an override of one person leaves the others", () => {
    expect(day([{ id: "1", ...span, kind: "replace", person: "eva", replaces: "dee" }])).toEqual([
      "ben 06-02T00:00 9 h",
      "eva 06-02T09:00 1 h",
      "dee 06-02T10:00 7 h",
      "ben 06-02T17:00 7 h",
    ]);
  });

  test("of two overrides of the same person and time the later one wins", () => {
    const twice = (["eva", "fay"] as const).map((person, index) => ({
      id: String(index + 1),
      ...span,
      kind: "replace" as const,
      person,
      replaces: "dee",
    }));
    expect(day(twice)).toEqual([
      "ben 06-02T00:00 9 h",
      "fay 06-02T09:00 1 h",
      "dee 06-02T10:00 7 h",
      "ben 06-02T17:00 7 h",
    ]);
  });

  test("one who is added while on call changes nobody's place, in it or after it", () => {
    const both = layer(
      { unit: "day", every: 1, handoff: 0 },
      { people: ["ben", "ana", "eva"], perTurn: 3, startsAt: wall("2026-06-01T00:00") },
    );
    const whole = { start: at("2026-06-02T00:00Z"), end: at("2026-06-03T00:00Z") };
    const before = finalSegments(schedule([both], { timeZone: "UTC" }), whole);
    for (const person of ["ben", "ana", "eva"])
      expect(
        finalSegments(
          schedule([both], {
            timeZone: "UTC",
            overrides: [{ id: "1", start: whole.start, end: span.end, kind: "add", person }],
          }),
          whole,
        ),
      ).toEqual(before);
  });

  test("one who is added stands beside the others, whose shifts stay whole", () => {
    expect(day([{ id: "1", ...span, kind: "add", person: "eva" }])).toEqual([
      "ben 06-02T00:00 9 h",
      "eva 06-02T08:00 2 h",
      "dee 06-02T09:00 8 h",
      "ben 06-02T17:00 7 h",
    ]);
  });

  test("a hole on purpose is a gap", () => {
    const hole = utc([{ id: "1", ...span, kind: "nobody" }]);
    expect(
      gapsOf(finalSegments(hole, { start: at("2026-06-02T00:00Z"), end: at("2026-06-03T00:00Z") })),
    ).toEqual([span]);
  });

  test("whoever is added twice is on call once", () => {
    const [segment] = finalSegments(utc([{ id: "1", ...span, kind: "add", person: "ben" }]), {
      start: span.start,
      end: span.start + 1,
    });
    expect(segment?.onCall.map(({ person }) => person)).toEqual(["ben"]);
  });

  test("two people of a turn are on call together", () => {
    const pairs = schedule([{ ...base, people: ["ana", "ben", "cem", "dee"], perTurn: 2 }], {
      timeZone: "UTC",
    });
    expect(shifts(pairs, "2026-06-01T00:00Z", "2026-06-03T00:00Z")).toEqual([
      "ana 06-01T00:00 24 h",
      "ben 06-01T00:00 24 h",
      "cem 06-02T00:00 24 h",
      "dee 06-02T00:00 24 h",
    ]);
  });
});
