import { MINUTE_MS } from "@/lib/time/duration";
import { KEY_TIMES, timeOf, type IncidentTimes, type KeyTime } from "./times";

const LEAST_GAP_MS = 8 * MINUTE_MS;
/** Of the whole timeline: in one of days, a quiet hour says nothing. */
const LEAST_GAP_SHARE = 0.05;

/**
 * A line of the timeline as it is drawn: what was written, a time of the incident, or a stretch in
 * which nothing was.
 */
export type TimelineRow<E> =
  | { kind: "entry"; at: number; entry: E }
  | { kind: "mark"; at: number; mark: KeyTime; sinceStartMs: number }
  | { kind: "gap"; at: number; ms: number };

/**
 * Entries in their order, with the times of the incident and the gaps between them. At the same
 * instant a time stands before what it brought.
 */
export function timelineRows<E extends { at: number }>(
  entries: readonly E[],
  times: IncidentTimes,
): TimelineRow<E>[] {
  const marks = KEY_TIMES.flatMap((mark): TimelineRow<E>[] => {
    const at = timeOf(times, mark);
    return at === null ? [] : [{ kind: "mark", at, mark, sinceStartMs: at - times.startedAt }];
  });
  const rows = [
    ...marks,
    ...entries.map((entry): TimelineRow<E> => ({ kind: "entry", at: entry.at, entry })),
  ]
    .map((row, order) => ({ row, order }))
    .sort((a, b) => a.row.at - b.row.at || a.order - b.order)
    .map(({ row }) => row);
  const span = (rows.at(-1)?.at ?? 0) - (rows[0]?.at ?? 0);
  const least = Math.max(LEAST_GAP_MS, span * LEAST_GAP_SHARE);
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    return before && row.at - before.at >= least
      ? [{ kind: "gap", at: before.at, ms: row.at - before.at }, row]
      : [row];
  });
}
