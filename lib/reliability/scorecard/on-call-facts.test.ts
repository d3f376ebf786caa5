import { expect, test } from "vitest";
import { WEEKDAYS } from "@/lib/on-call/weekday";
import { at, layer, schedule, wall } from "@/lib/testing/schedules";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { onCallFacts } from "./on-call-facts";

const start = at("2026-06-16T12:00Z");
const within = { start, end: start + 2 * DAY_MS };

/** Someone is on call from one hour to another, every day. */
const hours = (from: number, to: number) =>
  schedule(
    [
      layer(
        { unit: "day", every: 1, handoff: 0 },
        {
          people: ["ana"],
          startsAt: wall("2026-06-01T00:00"),
          restrictions: [{ days: WEEKDAYS, from: from * 60, to: to * 60 }],
        },
      ),
    ],
    { timeZone: "UTC" },
  );
const plans = new Map([
  ["day", hours(8, 20)],
  ["late", hours(10, 22)],
  ["night", hours(20, 8)],
]);
const of = (...schedules: string[]) =>
  onCallFacts(
    schedules.map((slug) => ({ kind: "schedule", schedule: slug })),
    plans,
    within,
  );

test("a schedule has the gaps that it leaves", () => {
  expect(of("day")).toEqual({
    kind: "schedules",
    gaps: 2,
    gapMs: 24 * HOUR_MS,
    firstGapAt: at("2026-06-16T20:00Z"),
  });
});

test("of two schedules only what neither covers is a gap", () => {
  expect(of("day", "late")).toMatchObject({ gaps: 2, gapMs: 20 * HOUR_MS });
  expect(of("day", "night")).toEqual({ kind: "schedules", gaps: 0, gapMs: 0, firstGapAt: null });
});

test("a schedule that is gone is one gap", () => {
  expect(of("gone")).toMatchObject({ gaps: 1, gapMs: 2 * DAY_MS });
});

test("people and teams are there at any time, and channels are nobody", () => {
  const facts = (target: Parameters<typeof onCallFacts>[0]) => onCallFacts(target, plans, within);
  expect(facts(null)).toEqual({ kind: "no-policy" });
  expect(facts([{ kind: "channel", channel: "ops" }])).toEqual({ kind: "channels-only" });
  expect(facts([{ kind: "team", team: "payments" }])).toEqual({ kind: "always" });
  expect(
    facts([
      { kind: "person", person: "ana" },
      { kind: "schedule", schedule: "day" },
    ]),
  ).toEqual({ kind: "always" });
});
