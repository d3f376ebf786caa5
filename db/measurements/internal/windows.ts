import { type SliceBudgeting, sliceMs, tallyMinutes } from "@/lib/measurement/slices";
import type { Sums } from "@/lib/budget/hour-series";
import { between } from "@/lib/budget/between";
import { EMPTY, addTally, type Tally, type MinuteBucket } from "@/lib/measurement/tally";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import type { Budgeting } from "@/lib/slo/objective";
import { MINUTE_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import { packedPrefix, unpackHour } from "@/lib/measurement/packed-hour";
import { sliceTally } from "@/lib/measurement/hour-slices";
import type { WindowRequest, RunningRequest } from "../measurement";
import { snapshot } from "../../store/client";
import type { Db } from "../../store/engine";
import { findSealedBefore } from "./sealing-boundary";
import { type HourEdge, type HourKey, hourEdges } from "./hour-edges";
import { windowMemory, type WindowMemory } from "./window-memory";
import { bucketsBySlo, openMinutes } from "./open-minutes";
import { openSums } from "./open-sums";

type Slices = { objectiveId: number; budgeting: SliceBudgeting };

type Point = { sloId: number; minute: number; slices: Slices | null };

/**
 * Exact sums over each interval of each request: `tally` in the units of the budgeting method,
 * `counts` in thousandths of an event. A constant number of statements, however many SLOs and
 * however long the windows; all as of one instant.
 */
export async function sumWindows(requests: readonly WindowRequest[]): Promise<Sums[][]> {
  const memory = windowMemory();
  return snapshot((db) => tallyWindows(db, requests, memory));
}

async function tallyWindows(
  db: Db,
  requests: readonly WindowRequest[],
  memory: WindowMemory | null,
): Promise<Sums[][]> {
  const edges = requests.map((request) =>
    request.intervals.map(({ start, end }) => ({
      start: edgeMinute(start, request.budgeting),
      end: edgeMinute(end, request.budgeting),
    })),
  );
  const sumsOf = await sumsUpTo(db, pointsOf(requests, edges), memory);
  return requests.map((request, position) => {
    const slices = slicesOf(request);
    const upTo = remembered((minute) => sumsOf({ sloId: request.sloId, minute, slices }));
    return (edges[position] ?? []).map(({ start, end }) =>
      between(upTo(start), upTo(Math.max(start, end))),
    );
  });
}

/**
 * Everything counted before each instant (epoch milliseconds, moved back as edges are): the
 * difference of two is what `sumWindows` says between them.
 */
export async function sumRunning({
  instants,
  ...request
}: RunningRequest): Promise<Map<number, Sums>> {
  const { sloId, budgeting } = request;
  const slices = slicesOf(request);
  return snapshot(async (db) => {
    const points = new Map<number, Point>();
    for (const at of instants) points.set(at, { sloId, minute: edgeMinute(at, budgeting), slices });
    const sumsOf = await sumsUpTo(db, [...points.values()], null);
    const sums = new Map<number, Sums>();
    for (const [at, point] of points) sums.set(at, sumsOf(point));
    return sums;
  });
}

/** What was counted before each of these points, sealed or open. */
async function sumsUpTo(
  db: Db,
  points: readonly Point[],
  memory: WindowMemory | null,
): Promise<(point: Point) => Sums> {
  const boundary = await findSealedBefore(db);
  if (boundary === null) return () => ({ tally: EMPTY, counts: EMPTY });
  const sealed = await sealedUpTo(db, points, boundary, memory);
  const open = await openUpTo(db, points, boundary * MINUTES_PER_HOUR, memory);
  return ({ sloId, minute, slices }) => {
    const counts = addTally(sealed.counts(sloId, minute), open.counts(sloId, minute));
    if (!slices) return { tally: counts, counts };
    return {
      tally: addTally(sealed.slices(sloId, minute, slices), open.slices(sloId, minute, slices)),
      counts,
    };
  };
}

/** Windows of one SLO share most of their edges. */
function remembered(sumsUpTo: (minute: number) => Sums): (minute: number) => Sums {
  const known = new Map<number, Sums>();
  return (minute) => {
    const earlier = known.get(minute);
    if (earlier) return earlier;
    const sums = sumsUpTo(minute);
    known.set(minute, sums);
    return sums;
  };
}

/** Nothing was measured before 1970; keys of hours have no room for it. */
const edgeMinute = (ms: number, budgeting: Budgeting): number =>
  Math.max(0, floorTo(ms, sliceMs(budgeting)) / MINUTE_MS);

function slicesOf({ objectiveId, budgeting }: Omit<WindowRequest, "intervals">): Slices | null {
  return budgeting.method === "occurrences" ? null : { objectiveId, budgeting };
}

function pointsOf(
  requests: readonly WindowRequest[],
  edges: readonly { start: number; end: number }[][],
): Point[] {
  return requests.flatMap((request, position) => {
    const slices = slicesOf(request);
    const minutes = new Set(
      (edges[position] ?? []).flatMap(({ start, end }) => [start, Math.max(start, end)]),
    );
    return [...minutes].map((minute) => ({ sloId: request.sloId, minute, slices }));
  });
}

type Cumulative = {
  counts: (sloId: number, minute: number) => Tally;
  slices: (sloId: number, minute: number, slices: Slices) => Tally;
};

class EdgeKeys {
  readonly keys: { owner: number; hour: number; data: boolean }[] = [];
  private readonly places = new Map<number, Map<number, number>>();

  want(owner: number, hour: number, data: boolean): void {
    let hours = this.places.get(owner);
    if (!hours) this.places.set(owner, (hours = new Map<number, number>()));
    const known = hours.get(hour);
    const key = known === undefined ? undefined : this.keys[known];
    if (key) key.data ||= data;
    else hours.set(hour, this.keys.push({ owner, hour, data }) - 1);
  }

  place(owner: number, hour: number): number {
    return this.places.get(owner)?.get(hour) ?? -1;
  }
}

const afterHour = ({ before, own }: HourEdge): Tally => (own ? addTally(before, own) : before);

/** The edges of SLOs' hours, in the order of the keys. */
async function sliEdges(
  db: Db,
  keys: readonly HourKey[],
  memory: WindowMemory | null,
): Promise<(HourEdge | undefined)[]> {
  if (!memory) return hourEdges(db, "sli", keys);
  const known = keys.map((key) => memory.hours.find(key));
  const read = await hourEdges(
    db,
    "sli",
    keys.filter((_, index) => known[index] === null),
  );
  for (const edge of read) memory.hours.remember(edge, memory.batch);
  const next = read.values();
  return known.map((edge) => edge ?? next.next().value);
}

/** Sums of all sealed minutes before a point. */
async function sealedUpTo(
  db: Db,
  points: readonly Point[],
  boundary: number,
  memory: WindowMemory | null,
): Promise<Cumulative> {
  // Every point in the open part stands on the same sealed sum: that up to the end of the last
  // sealed hour.
  const isLater = (minute: number): boolean => minute >= boundary * MINUTES_PER_HOUR;
  const hourOf = (minute: number): number =>
    isLater(minute) ? boundary - 1 : Math.floor(minute / MINUTES_PER_HOUR);
  const partOf = (minute: number): number => (isLater(minute) ? 0 : minute % MINUTES_PER_HOUR);
  const sliWanted = new EdgeKeys();
  const sliceWanted = new EdgeKeys();
  for (const { sloId, minute, slices } of points) {
    sliWanted.want(sloId, hourOf(minute), partOf(minute) > 0);
    if (slices) sliceWanted.want(slices.objectiveId, hourOf(minute), false);
  }
  const sli = await sliEdges(db, sliWanted.keys, memory);
  const slice = await hourEdges(db, "slice", sliceWanted.keys);
  const edgeOf = (sloId: number, minute: number): HourEdge | undefined =>
    sli[sliWanted.place(sloId, hourOf(minute))];
  return {
    counts: (sloId, minute) => {
      const edge = edgeOf(sloId, minute);
      if (!edge) return EMPTY;
      if (isLater(minute)) return afterHour(edge);
      return edge.packed && partOf(minute) > 0
        ? addTally(edge.before, packedPrefix(edge.packed, partOf(minute)))
        : edge.before;
    },
    slices: (sloId, minute, { objectiveId, budgeting }) => {
      const edge = slice[sliceWanted.place(objectiveId, hourOf(minute))];
      if (edge && isLater(minute)) return afterHour(edge);
      const before = edge?.before ?? EMPTY;
      const packed = edgeOf(sloId, minute)?.packed;
      return packed && partOf(minute) > 0
        ? addTally(before, sliceTally(unpackHour(packed), budgeting, partOf(minute)))
        : before;
    },
  };
}

/** Sums of the open minutes before a point. */
async function openUpTo(
  db: Db,
  points: readonly Point[],
  from: number,
  memory: WindowMemory | null,
): Promise<Cumulative> {
  const later = points.filter(({ minute }) => minute > from);
  const instants = [...new Set(later.map(({ minute }) => minute))].sort((a, b) => a - b);
  const sloIds = new Set(later.map(({ sloId }) => sloId));
  const minutes = await openMinutes(db, [...sloIds], from, instants.at(-1) ?? from, memory);
  const sums = openSums(minutes, sloIds, instants);
  const buckets = bucketsBySlo(
    minutes,
    new Set(later.flatMap(({ sloId, slices }) => (slices ? [sloId] : []))),
  );
  return {
    counts: sums,
    slices: (sloId, minute, { budgeting }) =>
      minute <= from ? EMPTY : tallyMinutes(beforeMinute(buckets.get(sloId), minute), budgeting),
  };
}

const beforeMinute = (
  buckets: readonly MinuteBucket[] | undefined,
  minute: number,
): MinuteBucket[] => (buckets ?? []).filter((bucket) => bucket.minute < minute);
