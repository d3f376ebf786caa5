import type ICAL from "ical.js";
import type { WallTime } from "@/lib/on-call/wall-time";
import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import type { RotaEvent } from "./rota-event";
import { RotaRefused } from "./rota-refused";
import { wallOf } from "./zone-reader";

const MOST_STEPS = 20_000;

/** A stretch of an event, whole, however much of it lies in the time that is looked at. */
export type Occurrence = Interval & Pick<RotaEvent, "title" | "emails">;

/** Counts the steps that all series of a calendar take together. */
export type Steps = { taken: number };

/**
 * Where the events of one series lie, as far as they touch an interval: those that its rules give,
 * without those that it leaves out, and those that stand in the place of one, wherever they moved.
 */
export function occurrencesOf(
  events: readonly RotaEvent[],
  within: Interval,
  steps: Steps,
): Occurrence[] {
  const changed = events.filter(({ insteadOf }) => insteadOf !== null);
  const instead = new Set(changed.map(({ insteadOf }) => insteadOf?.at));
  const given = events
    .filter(({ insteadOf }) => insteadOf === null)
    .flatMap((event) =>
      startsOf(event, within, steps)
        .filter(({ at }) => !event.left.includes(at) && !instead.has(at))
        .map(({ wall, at }) => movedBy(latestChange(changed, at), event, wall)),
    );
  return [...given, ...changed.map((event) => occurrence(event, wallOf(event.start)))].filter(
    ({ start, end }) => start < end && start < within.end && end > within.start,
  );
}

const occurrence = (event: RotaEvent, wall: WallTime): Occurrence => ({
  start: event.instantOf(wall),
  end: event.instantOf(wall + event.lengthMs),
  title: event.title,
  emails: event.emails,
});

/** A change of an occurrence "and all that follow" moves those as far as it was moved itself. */
function movedBy(change: RotaEvent | null, event: RotaEvent, wall: WallTime): Occurrence {
  if (!change?.insteadOf) return occurrence(event, wall);
  return occurrence(change, wall + wallOf(change.start) - change.insteadOf.wall);
}

function latestChange(changed: readonly RotaEvent[], at: number): RotaEvent | null {
  const before = changed.filter(
    ({ insteadOf }) => insteadOf !== null && insteadOf.andLater && insteadOf.at <= at,
  );
  return before.toSorted((a, b) => (a.insteadOf?.at ?? 0) - (b.insteadOf?.at ?? 0)).at(-1) ?? null;
}

type Start = { wall: WallTime; at: number };

function startsOf(event: RotaEvent, within: Interval, steps: Steps): Start[] {
  const { start, rules, added, instantOf } = event;
  const given =
    rules.length === 0
      ? [startAt(event, wallOf(start))]
      : rules.flatMap((rule) => startsByRule(event, rule, within, steps));
  // What is added is read on the clock of the day before at the worst; only its instant counts.
  const besides = added.map((at) => ({ wall: wallNear(at, instantOf), at }));
  return [...new Map([...given, ...besides].map((each) => [each.at, each])).values()];
}

const startAt = ({ instantOf }: RotaEvent, wall: WallTime): Start => ({
  wall,
  at: instantOf(wall),
});

/** The reading of the event's clock at an instant. */
function wallNear(at: number, instantOf: (wall: WallTime) => number): WallTime {
  const wall = at + (at - instantOf(at));
  return wall + (at - instantOf(wall));
}

function startsByRule(event: RotaEvent, rule: ICAL.Recur, within: Interval, steps: Steps): Start[] {
  const last = untilOf(event, rule.until);
  // Its end is compared here, in instants: the iterator compares readings of two clocks.
  rule.until = null;
  const iterator = rule.iterator(event.start);
  const starts: Start[] = [];
  for (let next = nextOf(iterator); next; next = nextOf(iterator)) {
    steps.taken += 1;
    if (steps.taken > MOST_STEPS)
      throw new RotaRefused(`“${event.title}” began too long ago for how often it repeats.`);
    const start = startAt(event, wallOf(next));
    if (start.at > last || start.at >= within.end) break;
    if (start.at + event.lengthMs + DAY_MS > within.start) starts.push(start);
  }
  return starts;
}

/** Null where the rule has ended, which its types leave out. */
const nextOf = (iterator: ICAL.RecurIterator): ICAL.Time | null => iterator.next();

function untilOf({ instantOf }: RotaEvent, until: ICAL.Time | null): number {
  if (!until) return Infinity;
  const wall = wallOf(until);
  if (until.isDate) return instantOf(wall + DAY_MS) - 1;
  return until.zone.tzid === "UTC" ? wall : instantOf(wall);
}
