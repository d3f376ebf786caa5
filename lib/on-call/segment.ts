import { intersection, type Interval } from "@/lib/time/interval";
import { hoursOfDuty } from "./restriction";
import type { Layer, Override, Schedule } from "./schedule";
import { turnsWithin } from "./turn";

/** Somebody on call, and why: a turn of a layer, by its place in the list, or an override. */
export type OnCall = { person: string; by: Cause };
type Cause = { kind: "turn"; layer: number; turn: number } | { kind: "override"; id: string };

export const isSameOnCall = (a: OnCall, b: OnCall): boolean =>
  a.person === b.person && isSameCause(a.by, b.by);

function isSameCause(a: Cause, b: Cause): boolean {
  if (a.kind === "override") return b.kind === "override" && a.id === b.id;
  return b.kind === "turn" && a.layer === b.layer && a.turn === b.turn;
}

/** A stretch of `[start, end)` in which nothing changes; nobody is a gap. */
export type Segment = Interval & { onCall: readonly OnCall[] };

/** A layer by itself, in order; where it does not cover there is no segment. */
export function layerSegments(
  layer: Layer,
  index: number,
  within: Interval,
  timeZone: string,
): Segment[] {
  return hoursOfDuty(layer.restrictions, within, timeZone).flatMap((hours) =>
    turnsWithin(layer, hours, timeZone).map(({ start, end, turn, people }) => ({
      start,
      end,
      onCall: people.map((person) => ({
        person,
        by: { kind: "turn", layer: index, turn } as const,
      })),
    })),
  );
}

/** Who is on call in an interval: the segments are in order and cover it exactly once. */
export function finalSegments(
  { layers, overrides, timeZone }: Schedule,
  within: Interval,
): Segment[] {
  if (within.start >= within.end) return [];
  const covered = layers
    .map((layer, index) => layerSegments(layer, index, within, timeZone))
    .reduceRight(layOver, [{ ...within, onCall: [] }]);
  return joined(
    overrides.reduce((segments, override) => applied(segments, override, overrides), covered),
  );
}

/** What lies below shows where nothing lies above it; what lies above stays whole. */
function layOver(below: readonly Segment[], above: readonly Segment[]): Segment[] {
  let first = 0;
  const showing = below.flatMap((segment) => {
    while ((above[first]?.end ?? Infinity) <= segment.start) first += 1;
    const shown: Segment[] = [];
    let from = segment.start;
    for (let next = first; from < segment.end; next += 1) {
      const top = above[next];
      const until = Math.min(top?.start ?? Infinity, segment.end);
      if (from < until) shown.push({ ...segment, start: from, end: until });
      from = Math.max(from, top?.end ?? segment.end);
    }
    return shown;
  });
  return [...showing, ...above].sort((a, b) => a.start - b.start);
}

/** Cuts segments where the override begins and ends, and changes those inside it. */
function applied(
  segments: readonly Segment[],
  override: Override,
  all: readonly Override[],
): Segment[] {
  return segments.flatMap((segment) => {
    const inside = intersection(segment, override);
    if (!inside) return [segment];
    return [
      { ...segment, end: inside.start },
      { ...inside, onCall: overridden(segment.onCall, override, all) },
      { ...segment, start: inside.end },
    ].filter(({ start, end }) => start < end);
  });
}

function overridden(
  onCall: readonly OnCall[],
  override: Override,
  all: readonly Override[],
): readonly OnCall[] {
  switch (override.kind) {
    case "nobody":
      return [];
    case "add":
      return withoutTwins([...onCall, byOverride(override)]);
    case "replace": {
      const replaced = onCall.map((one) =>
        override.replaces === null || standsFor(one, override.replaces, all)
          ? byOverride(override)
          : one,
      );
      return withoutTwins(
        replaced.length === 0 && override.replaces === null ? [byOverride(override)] : replaced,
      );
    }
    default:
      throw new RangeError(`no override ${String(override satisfies never)}`);
  }
}

/** On call as the person, or already in their place: of two who replace the same one the later wins. */
const standsFor = ({ person, by }: OnCall, replaced: string, all: readonly Override[]): boolean =>
  person === replaced ||
  (by.kind === "override" &&
    all.some((one) => one.id === by.id && one.kind === "replace" && one.replaces === replaced));

const byOverride = ({ person, id }: { person: string; id: string }): OnCall => ({
  person,
  by: { kind: "override", id },
});

/** A person who is on call twice is so once, where they stood first. */
const withoutTwins = (onCall: readonly OnCall[]): OnCall[] =>
  onCall.filter(
    ({ person }, place) => onCall.findIndex((other) => other.person === person) === place,
  );

/** What only an override had cut, and gaps that touch, are one. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last && isSameStretch(last.onCall, segment.onCall)) last.end = segment.end;
    else result.push({ ...segment });
  }
  return result;
}

const isSameStretch = (a: readonly OnCall[], b: readonly OnCall[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => isSameOnCall(one, other)));
