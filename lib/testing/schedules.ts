import type { Layer, Override, Restriction, Rotation, Schedule } from "@/lib/on-call/schedule";
import { finalSegments } from "@/lib/on-call/segment";
import { shiftsOf } from "@/lib/on-call/shift";
import { HOUR_MS } from "@/lib/time/duration";

/** What a clock reads, as its number. */
export const wall = (text: string): number => Date.parse(`${text}Z`);
/** The instant that a text with its zone names. */
export const at = (text: string): number => Date.parse(text);

/** At 02:30, which a clock skips once a year. */
export const DAILY: Rotation = { unit: "day", every: 1, handoff: 150 };
export const OFFICE: Restriction = {
  days: ["mon", "tue", "wed", "thu", "fri"],
  from: 540,
  to: 1020,
};

/** Of ana, ben and cem in turn. */
export const layer = (rotation: Rotation, more: Partial<Layer> = {}): Layer => ({
  name: "Primary",
  people: ["ana", "ben", "cem"],
  perTurn: 1,
  rotation,
  startsAt: wall("2026-03-06T02:30"),
  endsAt: null,
  restrictions: [],
  ...more,
});

/** In Chicago if nothing else is said. */
export const schedule = (
  layers: Layer[],
  { timeZone = "America/Chicago", overrides = [] as Override[] } = {},
): Schedule => ({ timeZone, layers, overrides });

/** Each shift in words: who, when it begins in UTC, and how long it lasts. */
export const shifts = (of: Schedule, from: string, to: string) =>
  shiftsOf(finalSegments(of, { start: at(from), end: at(to) })).map(
    ({ start, end, person }) =>
      `${person} ${new Date(start).toISOString().slice(5, 16)} ${String((end - start) / HOUR_MS)} h`,
  );
