import type { Interval } from "@/lib/time/interval";
import { NIGHT } from "./load";
import { hoursOfDuty } from "./restriction";
import type { Schedule } from "./schedule";
import { finalSegments } from "./segment";
import { gapsOf, shiftsOf, type Shift } from "./shift";

/** What somebody who edits a schedule should know before it is saved; none of it is an error. */
export type Warning =
  | { kind: "gap"; start: number; end: number }
  /** Who has no one to hand over to. */
  | { kind: "one-person"; layer: string; person: string }
  | { kind: "empty-layer"; layer: string }
  | { kind: "unreachable"; person: string; why: string }
  /** A shift that begins in the person's own night. */
  | { kind: "night-handoff"; person: string; at: number };

type Known = {
  zoneOf: (person: string) => string;
  /** Why no message would reach the person by any verified contact; null where one would. */
  whyUnreachable: (person: string) => string | null;
};

/** What is wrong or hard about a schedule in the time that it is looked at. */
export function warningsOf(
  schedule: Schedule,
  within: Interval,
  { zoneOf, whyUnreachable }: Known,
): Warning[] {
  const segments = finalSegments(schedule, within);
  const shifts = shiftsOf(segments);
  const people = new Set([
    ...schedule.layers.flatMap((layer) => layer.people),
    ...shifts.map(({ person }) => person),
  ]);
  return [
    ...gapsOf(segments).map((gap) => ({ kind: "gap", ...gap }) as const),
    ...schedule.layers.flatMap(({ name, people: [person, ...others] }): Warning[] => {
      if (person === undefined) return [{ kind: "empty-layer", layer: name }];
      return others.length === 0 ? [{ kind: "one-person", layer: name, person }] : [];
    }),
    ...[...people].flatMap((person): Warning[] => {
      const why = whyUnreachable(person);
      return why === null ? [] : [{ kind: "unreachable", person, why }];
    }),
    ...firstNightHandoffs(shifts, within, zoneOf),
  ];
}

/** Once for each person: a daily rota would say the same of every day. */
function firstNightHandoffs(
  shifts: readonly Shift[],
  within: Interval,
  zoneOf: (person: string) => string,
): Warning[] {
  const found = new Map<string, Warning>();
  for (const { person, start } of shifts) {
    if (found.has(person) || start === within.start) continue;
    if (isNight(start, zoneOf(person)))
      found.set(person, { kind: "night-handoff", person, at: start });
  }
  return [...found.values()];
}

const isNight = (ms: number, timeZone: string): boolean =>
  hoursOfDuty([NIGHT], { start: ms, end: ms + 1 }, timeZone).length > 0;
