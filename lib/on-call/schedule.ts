import type { Weekday } from "./weekday";

/**
 * Who takes turns, and when they hand over. Local times are read in the schedule's zone; `handoff`
 * and the bounds of restrictions are minutes after midnight, 0..1439.
 */
export type Rotation =
  | { unit: "hour" | "day"; every: number; handoff: number }
  | { unit: "week"; every: number; handoff: number; weekday: Weekday }
  /** The day is 1..31; a month that has no such day hands over on its last one. */
  | { unit: "month"; every: number; handoff: number; day: number };

/**
 * Hours of duty that begin on each of the days: from 18:00 to 09:00 ends on the next day, from 08:00
 * to 08:00 is the whole day.
 */
export type Restriction = { days: readonly Weekday[]; from: number; to: number };

/** `startsAt` and `endsAt` are readings of the wall clock: see wall-time.ts. */
export type Layer = {
  name: string;
  people: readonly string[];
  /** How many people of the list are on call at once. */
  perTurn: number;
  rotation: Rotation;
  startsAt: number;
  endsAt: number | null;
  /** Without any the layer covers every hour. */
  restrictions: readonly Restriction[];
};

/**
 * A change of who is on call in `[start, end)`, epoch milliseconds: `replace` puts a person in the
 * place of all, or of one; `add` puts one beside them; `nobody` leaves a hole on purpose.
 */
export type Override = { id: string; start: number; end: number } & (
  | { kind: "replace"; person: string; replaces: string | null }
  | { kind: "add"; person: string }
  | { kind: "nobody" }
);

/** The first layer is the topmost: where it covers an instant, those below it do not count. */
export type Schedule = {
  timeZone: string;
  layers: readonly Layer[];
  /** Of two that cover an instant the later one is applied last. */
  overrides: readonly Override[];
};
