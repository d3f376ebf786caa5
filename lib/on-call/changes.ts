import type { Interval } from "@/lib/time/interval";
import { lengthMs } from "@/lib/time/interval";
import type { Segment } from "./segment";
import { shiftsOf, type Shift } from "./shift";

/** What another schedule would mean for a person, in milliseconds on call and the first change. */
export type Change = { person: string; beforeMs: number; afterMs: number; firstAt: number };

/** Everybody whose hours on call differ, whoever changes first at the top. */
export function changesBetween(before: readonly Segment[], after: readonly Segment[]): Change[] {
  const [old, next] = [hoursByPerson(before), hoursByPerson(after)];
  return [...new Set([...old.keys(), ...next.keys()])]
    .flatMap((person): Change[] => {
      const [left, right] = [old.get(person) ?? [], next.get(person) ?? []];
      const firstAt = firstDifference(left, right);
      if (firstAt === null) return [];
      return [{ person, beforeMs: total(left), afterMs: total(right), firstAt }];
    })
    .sort((a, b) => a.firstAt - b.firstAt || a.person.localeCompare(b.person, "en"));
}

/** Stretches that touch are one: a handoff to oneself changes nothing. */
function hoursByPerson(segments: readonly Segment[]): Map<string, Interval[]> {
  const hours = new Map<string, Interval[]>();
  for (const { start, end, person } of byStart(shiftsOf(segments))) {
    const own = hours.get(person) ?? [];
    const last = own.at(-1);
    if (last?.end === start) last.end = end;
    else own.push({ start, end });
    hours.set(person, own);
  }
  return hours;
}

const byStart = (shifts: readonly Shift[]): Shift[] => shifts.toSorted((a, b) => a.start - b.start);

const total = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, each) => sum + lengthMs(each), 0);

function firstDifference(a: readonly Interval[], b: readonly Interval[]): number | null {
  const edges = (intervals: readonly Interval[]) =>
    intervals.flatMap(({ start, end }) => [start, end]);
  const [left, right] = [edges(a), edges(b)];
  const index = left.findIndex((edge, place) => edge !== right[place]);
  if (index < 0 && left.length === right.length) return null;
  const at = index < 0 ? left.length : index;
  return Math.min(left[at] ?? Infinity, right[at] ?? Infinity);
}
