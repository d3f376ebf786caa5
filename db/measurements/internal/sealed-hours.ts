import type { MinuteBucket } from "@/lib/measurement/tally";
import type { SliceBudgeting } from "@/lib/measurement/slices";
import {
  type HourMinutes,
  MINUTES_PER_HOUR,
  copyOf,
  emptyHour,
  minuteOf,
  setMinute,
} from "@/lib/measurement/hour-minutes";
import { hourTally, packHour, unpackHour } from "@/lib/measurement/packed-hour";
import { AppError } from "@/lib/errors/app-error";
import { addPair } from "@/lib/measurement/pair";
import { sliceTally } from "@/lib/measurement/hour-slices";
import { type HourEdge, hourEdges } from "./hour-edges";
import type { Db } from "../../store/engine";
import { writeHours } from "./running-totals";
import { assertFits } from "./minute-limit";
import { objectives } from "../../schema/slos";
import { oneOf } from "../../store/key-rows";

/** What happens to one epoch minute: added to what is there, or put in its place. */
type MinuteChange = MinuteBucket & { mode: "add" | "replace" };

export type SloChange = MinuteChange & { sloId: number };

export type HourChange = { sloId: number; hour: number; changes: MinuteChange[] };

type SliceObjective = { id: number; sloId: number; budgeting: SliceBudgeting };

type Patch = { sloId: number; edge: HourEdge; before: HourMinutes; after: HourMinutes };

/**
 * Changes minutes inside sealed hours, and with them the hour's sums, its slices and the running
 * totals of every later hour. Hours may repeat for different SLOs only.
 */
export async function changeSealedHours(tx: Db, hours: readonly HourChange[]): Promise<void> {
  if (hours.length === 0) return;
  const edges = await hourEdges(
    tx,
    "sli",
    hours.map(({ sloId, hour }) => ({ owner: sloId, hour, data: true })),
  );
  const patches = hours.flatMap((change, position) => {
    const edge = edges[position];
    return edge ? [patchOf(change, edge)] : [];
  });
  await writeHours(
    tx,
    "sli",
    patches.map(({ edge, after }) => ({ edge, sums: hourTally(after), packed: packHour(after) })),
  );
  await changeSlices(tx, patches);
}

function patchOf({ sloId, hour, changes }: HourChange, edge: HourEdge): Patch {
  if (edge.own && !edge.packed)
    throw new AppError(
      "invalid",
      `The minutes of ${new Date(hour * 3_600_000).toISOString()} are no longer kept, only the sum of the hour.`,
    );
  const before = edge.packed ? unpackHour(edge.packed) : emptyHour();
  const after = copyOf(before);
  for (const change of changes) {
    const position = change.minute - hour * MINUTES_PER_HOUR;
    const sum = change.mode === "add" ? addPair(minuteOf(after, position), change) : change;
    assertFits(sum);
    setMinute(after, position, sum);
  }
  return { sloId, edge, before, after };
}

async function changeSlices(tx: Db, patches: readonly Patch[]): Promise<void> {
  const owners = await sliceObjectivesOf(tx, [...new Set(patches.map(({ sloId }) => sloId))]);
  if (owners.length === 0) return;
  const bySlo = new Map<number, SliceObjective[]>();
  for (const owner of owners) bySlo.set(owner.sloId, [...(bySlo.get(owner.sloId) ?? []), owner]);
  const changed = patches.flatMap((patch) =>
    (bySlo.get(patch.sloId) ?? []).map((objective) => ({ patch, objective })),
  );
  const edges = await hourEdges(
    tx,
    "slice",
    changed.map(({ patch, objective }) => ({
      owner: objective.id,
      hour: patch.edge.hour,
      data: false,
    })),
  );
  const writes = changed.flatMap(({ patch, objective }, position) => {
    const edge = edges[position];
    return edge ? [{ edge, sums: sliceTally(patch.after, objective.budgeting), packed: null }] : [];
  });
  await writeHours(tx, "slice", writes);
}

async function sliceObjectivesOf(tx: Db, sloIds: number[]): Promise<SliceObjective[]> {
  const rows = await tx
    .select({ id: objectives.id, sloId: objectives.sloId, budgeting: objectives.budgeting })
    .from(objectives)
    .where(oneOf(objectives.sloId, sloIds));
  return rows.flatMap(({ id, sloId, budgeting }) =>
    budgeting.method === "occurrences" ? [] : [{ id, sloId, budgeting }],
  );
}
