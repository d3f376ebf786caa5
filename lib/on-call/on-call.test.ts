import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { onCallAt } from "./on-call";
import type { Layer, Override, Rotation, Schedule } from "./schedule";
import { finalSegments } from "./segment";
import { gapsOf, shiftsOf } from "./shift";

const CHICAGO = "America/Chicago";
const wall = (text: string): number => Date.parse(`${text}Z`);
const at = (text: string): number => Date.parse(text);

const layer = (rotation: Rotation, more: Partial<Layer> = {}): Layer => ({
  name: "Primary",
  people: ["ana", "ben", "cem"],
  perTurn: 1,
  rotation,
  startsAt: wall("2026-03-06T02:30"),
  endsAt: null,
  restrictions: [],
  ...more,
});
const schedule = (
  layers: Layer[],
  { timeZone = CHICAGO, overrides = [] as Override[] } = {},
): Schedule => ({ timeZone, layers, overrides });
const shifts = (of: Schedule, from: string, to: string) =>
  shiftsOf(finalSegments(of, { start: at(from), end: at(to) })).map(
    ({ start, end, person }) =>
      `${person} ${new Date(start).toISOString().slice(5, 16)} ${String((end - start) / HOUR_MS)} h`,
  );

const DAILY: Rotation = { unit: "day", every: 1, handoff: 150 };

describe("a daily rotation at a time that the clock skips once", () => {
  test("hands over at the first instant after the gap", () => {
    expect(shifts(schedule([layer(DAILY)]), "2026-03-06T08:30Z", "2026-03-10T07:30Z")).toEqual([
      "ana 03-06T08:30 24 h",
      "ben 03-07T08:30 23.5 h",
      "cem 03-08T08:00 23.5 h",
      "ana 03-09T07:30 24 h",
    ]);
  });

  test("is 02:30 or 03:00 by the local clock", () => {
    const hours = (day: string) =>
      onCallAt([{ effectiveFrom: 0, schedule: schedule([layer(DAILY)]) }], at(day)).onCall[0];
    expect(hours("2026-03-07T12:00Z")).toMatchObject({
      person: "ben",
      since: at("2026-03-07T02:30-06:00"),
      until: at("2026-03-08T03:00-05:00"),
    });
    expect(hours("2026-03-08T12:00Z")).toMatchObject({
      person: "cem",
      since: at("2026-03-08T03:00-05:00"),
      until: at("2026-03-09T02:30-05:00"),
    });
  });

  test("moves by half an hour where the clocks do", () => {
    const lordHowe = layer(
      { unit: "day", every: 1, handoff: 135 },
      { startsAt: wall("2026-10-02T02:15") },
    );
    const found = finalSegments(schedule([lordHowe], { timeZone: "Australia/Lord_Howe" }), {
      start: at("2026-10-03T00:00Z"),
      end: at("2026-10-04T12:00Z"),
    });
    expect(found.map(({ start }) => start)).toContain(at("2026-10-04T02:30+11:00"));
  });
});

test.each([
  ["autumn", "2026-10-30T09:00", 169],
  ["spring", "2026-03-06T09:00", 167],
])("a weekly turn over the change in %s lasts %s hours", (_name, start, hours) => {
  const weekly = layer(
    { unit: "week", every: 1, handoff: 540, weekday: "fri" },
    { startsAt: wall(start) },
  );
  const segments = finalSegments(schedule([weekly]), {
    start: at(`${start}-12:00`) - DAY_MS,
    end: at(`${start}Z`) + 16 * DAY_MS,
  });
  const turn = segments.find(({ onCall }) => onCall[0]?.person === "ana");
  expect(((turn?.end ?? 0) - (turn?.start ?? 0)) / HOUR_MS).toBe(hours);
});

test("an hourly turn lasts two hours over the hour that comes twice, and none in the one that is skipped", () => {
  const hourly = layer(
    { unit: "hour", every: 1, handoff: 0 },
    { startsAt: wall("2026-03-01T00:00") },
  );
  const lengths = (from: string, to: string) =>
    finalSegments(schedule([hourly]), { start: at(from), end: at(to) }).map(
      ({ start, end }) => (end - start) / HOUR_MS,
    );
  expect(lengths("2026-11-01T05:00Z", "2026-11-01T10:00Z")).toEqual([1, 2, 1, 1]);
  expect(shifts(schedule([hourly]), "2026-03-08T06:00Z", "2026-03-08T10:00Z")).toEqual([
    "ana 03-08T06:00 1 h",
    "ben 03-08T07:00 1 h",
    // 02:00 to 03:00 did not exist, so that cem has no turn.
    "ana 03-08T08:00 1 h",
    "ben 03-08T09:00 1 h",
  ]);
});

test("a monthly handoff on the 31st is on the last day of shorter months, and on the 31st again", () => {
  const monthly = layer(
    { unit: "month", every: 1, handoff: 540, day: 31 },
    { startsAt: wall("2027-12-31T09:00") },
  );
  expect(
    finalSegments(schedule([monthly], { timeZone: "Asia/Kathmandu" }), {
      start: at("2028-01-01T00:00Z"),
      end: at("2028-06-01T00:00Z"),
    })
      .slice(1)
      .map(({ start }) => new Date(start).toISOString()),
  ).toEqual([
    "2028-01-31T03:15:00.000Z",
    "2028-02-29T03:15:00.000Z",
    "2028-03-31T03:15:00.000Z",
    "2028-04-30T03:15:00.000Z",
    "2028-05-31T03:15:00.000Z",
  ]);
});

test("a layer that starts between two handoffs has a first turn that is shorter", () => {
  const daily = layer(
    { unit: "day", every: 1, handoff: 540 },
    { startsAt: wall("2026-06-01T15:00") },
  );
  expect(shifts(schedule([daily]), "2026-06-01T00:00Z", "2026-06-03T14:00Z")).toEqual([
    "ana 06-01T20:00 18 h",
    "ben 06-02T14:00 24 h",
  ]);
});

const OFFICE = { days: ["mon", "tue", "wed", "thu", "fri"], from: 540, to: 1020 } as const;

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

describe("now, next and before", () => {
  const daily = (people: string[]) =>
    schedule(
      [
        layer(
          { unit: "day", every: 1, handoff: 540 },
          { people, startsAt: wall("2026-06-01T09:00") },
        ),
      ],
      {
        timeZone: "UTC",
      },
    );

  test("the answer says since and until when, and who is next", () => {
    expect(
      onCallAt([{ effectiveFrom: 0, schedule: daily(["ana", "ben"]) }], at("2026-06-02T12:00Z")),
    ).toMatchObject({
      onCall: [{ person: "ben", since: at("2026-06-02T09:00Z"), until: at("2026-06-03T09:00Z") }],
      next: { at: at("2026-06-03T09:00Z"), onCall: [{ person: "ana" }] },
    });
  });

  test("a handoff to oneself is none", () => {
    const { onCall, next } = onCallAt(
      [{ effectiveFrom: 0, schedule: daily(["ana"]) }],
      at("2026-06-02T12:00Z"),
    );
    expect(onCall).toMatchObject([{ person: "ana", since: at("2026-06-01T09:00Z"), until: null }]);
    expect(next).toBeNull();
  });

  test("an edit never changes who was on call", () => {
    const versions = [
      { effectiveFrom: at("2026-06-01T00:00Z"), schedule: daily(["ana", "ben"]) },
      { effectiveFrom: at("2026-06-04T12:00Z"), schedule: daily(["dee"]) },
    ];
    const person = (time: string) => onCallAt(versions, at(time)).onCall[0]?.person;
    expect(["2026-05-31T12:00Z", "2026-06-04T11:59Z", "2026-06-04T12:00Z"].map(person)).toEqual([
      undefined,
      "ben",
      "dee",
    ]);
  });
});
