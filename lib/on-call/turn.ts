import type { Interval } from "@/lib/time/interval";
import { handoffWall, roughHandoff } from "./handoff";
import type { Layer } from "./schedule";
import { instantOfWall, wallTimeAt } from "./wall-time";

/** A stretch of `[start, end)` in which the same people of a layer have the turn. */
export type Turn = Interval & { turn: number; people: readonly string[] };

/** The turns that lie in an interval, cut at its ends; those of no length are left out. */
export function turnsWithin(layer: Layer, within: Interval, timeZone: string): Turn[] {
  const bounds = layerBounds(layer, timeZone);
  const start = Math.max(within.start, bounds.start);
  const end = Math.min(within.end, bounds.end);
  if (start >= end || layer.people.length === 0) return [];
  const handoff = (k: number) =>
    instantOfWall(handoffWall(layer.rotation, layer.startsAt, k), timeZone);
  const turns: Turn[] = [];
  let k = lastHandoff(layer, start, timeZone, handoff);
  for (let from = start; from < end; k += 1) {
    const next = handoff(k + 1);
    const until = Math.min(next, end);
    if (until > from) turns.push({ start: from, end: until, turn: k, people: peopleOf(layer, k) });
    from = Math.max(from, until);
  }
  return turns;
}

function layerBounds({ startsAt, endsAt }: Layer, timeZone: string): Interval {
  return {
    start: instantOfWall(startsAt, timeZone),
    end: endsAt === null ? Infinity : instantOfWall(endsAt, timeZone),
  };
}

/** The last handoff not after an instant. */
function lastHandoff(
  { rotation, startsAt }: Layer,
  ms: number,
  timeZone: string,
  handoff: (k: number) => number,
): number {
  let k = roughHandoff(rotation, startsAt, wallTimeAt(ms, timeZone));
  while (handoff(k) > ms) k -= 1;
  while (handoff(k + 1) <= ms) k += 1;
  return k;
}

function peopleOf({ people, perTurn }: Layer, turn: number): readonly string[] {
  const chosen = Array.from(
    { length: Math.min(perTurn, people.length) },
    (_, place) => people[modulo(turn * perTurn + place, people.length)],
  );
  return [...new Set(chosen.flatMap((person) => (person === undefined ? [] : [person])))];
}

const modulo = (value: number, size: number): number => ((value % size) + size) % size;
