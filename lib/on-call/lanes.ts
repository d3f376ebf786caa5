import { intersection, type Interval } from "@/lib/time/interval";
import { segmentsOf, type Version } from "./on-call";
import { layerSegments, type Segment } from "./segment";
import { gapsOf, shiftsOf, type Shift } from "./shift";

/** A shift as it is drawn: `row` counts those that lie above it at the same time. */
type Block = Interval & { person: string; isOverride: boolean; row: number };
export type Lane = {
  kind: "layer" | "overrides" | "final";
  name: string;
  blocks: Block[];
  gaps: Interval[];
  rows: number;
};

/**
 * What is seen of a schedule in an interval: a lane for each layer of the version that counts at its
 * end, since that counts, one of the overrides where there are any, and who is on call in the end.
 */
export function lanesOf(versions: readonly Version[], within: Interval): Lane[] {
  const newest = versions.findLast(({ effectiveFrom }) => effectiveFrom < within.end);
  if (!newest) return [];
  const { schedule, effectiveFrom } = newest;
  const since = { start: Math.max(within.start, effectiveFrom), end: within.end };
  const layers = schedule.layers.map((layer, index) =>
    laneOf("layer", layer.name, layerSegments(layer, index, since, schedule.timeZone)),
  );
  const segments = finalSegmentsIn(versions, within);
  const final = { ...laneOf("final", "On call", segments), gaps: gapsOf(segments) };
  const overrides = overrideLane(newest, within);
  return [
    ...layers,
    ...(overrides.blocks.length + overrides.gaps.length > 0 ? [overrides] : []),
    final,
  ];
}

/** Before the first version there is no schedule, and so no gap in it. */
export function finalSegmentsIn(versions: readonly Version[], within: Interval): Segment[] {
  const first = versions[0]?.effectiveFrom ?? Infinity;
  return segmentsOf(versions, { ...within, start: Math.max(within.start, first) });
}

function laneOf(kind: Lane["kind"], name: string, segments: readonly Segment[]): Lane {
  return stacked(kind, name, shiftsOf(segments).map(blockOf));
}

const blockOf = ({ start, end, person, by }: Shift) => ({
  start,
  end,
  person,
  isOverride: by.kind === "override",
});

function overrideLane({ schedule: { overrides } }: Version, within: Interval): Lane {
  const spans = overrides.flatMap((override) => {
    const span = intersection(override, within);
    return span ? [{ override, span }] : [];
  });
  const blocks = spans.flatMap(({ override, span }) =>
    override.kind === "nobody" ? [] : [{ ...span, person: override.person, isOverride: true }],
  );
  const gaps = spans.flatMap(({ override, span }) => (override.kind === "nobody" ? [span] : []));
  return { ...stacked("overrides", "Overrides", blocks), gaps };
}

/** Each block in the first row that is free when it begins. */
function stacked(kind: Lane["kind"], name: string, blocks: readonly Omit<Block, "row">[]): Lane {
  const ends: number[] = [];
  const placed = blocks
    .toSorted((a, b) => a.start - b.start)
    .map((block) => {
      const free = ends.findIndex((end) => end <= block.start);
      const row = free < 0 ? ends.length : free;
      ends[row] = block.end;
      return { ...block, row };
    });
  return { kind, name, blocks: placed, gaps: [], rows: Math.max(1, ends.length) };
}
