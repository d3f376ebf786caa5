import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { zoneOffsetAt } from "@/lib/time/zone";
import type { Layer, Override, Restriction, Rotation, Schedule } from "./schedule";
import { finalSegments, type OnCall, type Segment } from "./segment";
import { shiftsOf } from "./shift";
import { WEEKDAYS } from "./weekday";

const ZONES = [
  "America/Chicago",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "America/Sao_Paulo",
  "UTC",
];
const PEOPLE = ["ana", "ben", "cem", "dee", "eva"];
const FROM = Date.UTC(2026, 0, 1);
const DAYS = 420;

const minuteOfDay = fc.integer({ min: 0, max: 1439 });
const every = fc.integer({ min: 1, max: 5 });
const rotation: fc.Arbitrary<Rotation> = fc.oneof(
  fc.record({
    unit: fc.constantFrom("hour" as const, "day" as const),
    every,
    handoff: minuteOfDay,
  }),
  fc.record({
    unit: fc.constant("week" as const),
    every,
    handoff: minuteOfDay,
    weekday: fc.constantFrom(...WEEKDAYS),
  }),
  fc.record({
    unit: fc.constant("month" as const),
    every,
    handoff: minuteOfDay,
    day: fc.integer({ min: 1, max: 31 }),
  }),
);
const restriction: fc.Arbitrary<Restriction> = fc.record({
  days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
  from: minuteOfDay,
  to: minuteOfDay,
});
const moment = fc
  .integer({ min: 0, max: DAYS * 24 * 60 })
  .map((minute) => FROM + minute * MINUTE_MS);
const layer: fc.Arbitrary<Layer> = fc.record({
  name: fc.constant("layer"),
  people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1 }),
  perTurn: fc.integer({ min: 1, max: 3 }),
  rotation,
  startsAt: moment,
  endsAt: fc.option(moment),
  restrictions: fc.array(restriction, { maxLength: 3 }),
});
const person = fc.constantFrom(...PEOPLE);
const override: fc.Arbitrary<Override> = fc
  .tuple(
    moment,
    fc.integer({ min: 1, max: 9 * 24 * 60 }),
    fc.nat(),
    fc.oneof(
      fc.record({
        kind: fc.constant("replace" as const),
        person,
        replaces: fc.option(person),
      }),
      fc.record({ kind: fc.constant("add" as const), person }),
      fc.record({ kind: fc.constant("nobody" as const) }),
    ),
  )
  .map(([start, minutes, id, what]) => ({
    id: String(id),
    start,
    end: start + minutes * MINUTE_MS,
    ...what,
  }));
const schedule: fc.Arbitrary<Schedule> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  layers: fc.array(layer, { maxLength: 3 }),
  overrides: fc.array(override, { maxLength: 4 }),
});
const within = fc
  .tuple(moment, fc.integer({ min: 1, max: 60 * 24 * 60 }))
  .map(([start, minutes]) => ({ start, end: start + minutes * MINUTE_MS }));

const at = (segments: readonly Segment[], ms: number): readonly OnCall[] | undefined =>
  segments.find(({ start, end }) => start <= ms && ms < end)?.onCall;
const people = (onCall: readonly OnCall[] | undefined) => onCall?.map((one) => one.person);

test("shifts and gaps cover any interval exactly once", () => {
  fc.assert(
    fc.property(schedule, within, (of, span) => {
      const segments = finalSegments(of, span);
      expect(
        segments.reduce((end, next) => (next.start === end ? next.end : NaN), span.start),
      ).toBe(span.end);
      expect(segments.every(({ start, end }) => start < end)).toBe(true);
      for (const { onCall } of segments) expect(new Set(people(onCall)).size).toBe(onCall.length);
      const covered = (total: number, { start, end }: { start: number; end: number }) =>
        total + end - start;
      expect(shiftsOf(segments).reduce(covered, 0)).toBe(
        segments.reduce(
          (total, { start, end, onCall }) => total + (end - start) * onCall.length,
          0,
        ),
      );
    }),
    { numRuns: runs(40) },
  );
});

test("an instant has the same answer in whatever interval it is asked for", () => {
  fc.assert(
    fc.property(
      schedule,
      within,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (of, span, share) => {
        const ms = span.start + Math.floor((span.end - span.start) * share);
        expect(finalSegments(of, { start: ms, end: ms + 1 })[0]?.onCall).toEqual(
          at(finalSegments(of, span), ms),
        );
      },
    ),
    { numRuns: runs(40) },
  );
});

test("an override changes nothing outside itself", () => {
  fc.assert(
    fc.property(schedule, override, within, (of, more, span) => {
      const before = finalSegments(of, span);
      const after = finalSegments({ ...of, overrides: [...of.overrides, more] }, span);
      const edges = [...before, ...after].flatMap(({ start, end }) => [start, end - 1]);
      for (const ms of edges)
        if (ms < more.start || ms >= more.end) expect(at(after, ms)).toEqual(at(before, ms));
    }),
    { numRuns: runs(40) },
  );
});

test("a layer above itself changes nobody's hours", () => {
  fc.assert(
    fc.property(schedule, within, (of, span) => {
      const once = finalSegments(of, span);
      const twice = finalSegments(
        { ...of, layers: of.layers.flatMap((each) => [each, each]) },
        span,
      );
      for (const { start, end } of [...once, ...twice])
        for (const ms of [start, end - 1])
          expect(people(at(twice, ms))).toEqual(people(at(once, ms)));
    }),
    { numRuns: runs(40) },
  );
});

/** What the clock of the zone has come to: it never goes back when the clocks do. */
function walk(
  timeZone: string,
  from: number,
  to: number,
  step: (ms: number, wall: number) => void,
) {
  let furthest = -Infinity;
  for (let ms = from; ms < to; ms += 30 * SECOND_MS) {
    furthest = Math.max(furthest, ms + zoneOffsetAt(ms, timeZone));
    step(ms, furthest);
  }
}

const NIGHTS: Readonly<Record<string, [string, string]>> = {
  "America/Chicago": ["2026-03-08", "2026-11-01"],
  "Europe/Berlin": ["2026-03-29", "2026-10-25"],
  "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],
  "Asia/Kathmandu": ["2026-03-08", "2026-11-01"],
  "America/Sao_Paulo": ["2026-03-08", "2026-11-01"],
};
const nights = Object.entries(NIGHTS).flatMap(([zone, days]) =>
  days.map((day) => [zone, day] as const),
);

test.each(nights)(
  "hourly turns in %s on the night of %s are those that one finds by walking",
  (timeZone, day) => {
    const midnight = Date.parse(`${day}T00:00Z`);
    const startsAt = midnight - DAY_MS;
    const hourly: Layer = {
      name: "Hourly",
      people: PEOPLE,
      perTurn: 1,
      rotation: { unit: "hour", every: 1, handoff: 0 },
      startsAt,
      endsAt: null,
      restrictions: [],
    };
    const from = startsAt - zoneOffsetAt(startsAt, timeZone);
    const segments = finalSegments(
      { timeZone, layers: [hourly], overrides: [] },
      { start: from, end: from + 3 * DAY_MS },
    );
    const wrong: string[] = [];
    walk(timeZone, from, from + 3 * DAY_MS, (ms, wall) => {
      const turn = Math.floor((wall - startsAt) / HOUR_MS);
      const expected = PEOPLE[turn % PEOPLE.length];
      if (people(at(segments, ms))?.join() !== expected) wrong.push(new Date(ms).toISOString());
    });
    expect(wrong).toEqual([]);
  },
);

test.each(nights)(
  "half hours of duty in %s on the night of %s are those that one finds by walking",
  (timeZone, day) => {
    const midnight = Date.parse(`${day}T00:00Z`);
    const startsAt = midnight - DAY_MS;
    // Every second half hour of the day.
    const restrictions = Array.from({ length: 24 }, (_, hour) => ({
      days: WEEKDAYS,
      from: hour * 60 + 15,
      to: hour * 60 + 45,
    }));
    const halves: Layer = {
      name: "Halves",
      people: ["ana"],
      perTurn: 1,
      rotation: { unit: "day", every: 1, handoff: 0 },
      startsAt,
      endsAt: null,
      restrictions,
    };
    const from = startsAt - zoneOffsetAt(startsAt, timeZone);
    const segments = finalSegments(
      { timeZone, layers: [halves], overrides: [] },
      { start: from, end: from + 3 * DAY_MS },
    );
    const wrong: string[] = [];
    walk(timeZone, from, from + 3 * DAY_MS, (ms, wall) => {
      const minute = Math.floor(wall / MINUTE_MS) % 60;
      const onDuty = minute >= 15 && minute < 45;
      if ((at(segments, ms)?.length === 1) !== onDuty) wrong.push(new Date(ms).toISOString());
    });
    expect(wrong).toEqual([]);
  },
);
