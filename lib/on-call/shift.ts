import type { Interval } from "@/lib/time/interval";
import { isSameOnCall, type OnCall, type Segment } from "./segment";

/** One person's stretch on call, `[start, end)`. */
export type Shift = Interval & OnCall;

/** Each person's shifts, in order of their start; people who share a turn have one each. */
export function shiftsOf(segments: readonly Segment[]): Shift[] {
  const shifts: Shift[] = [];
  for (const { start, end, onCall } of segments)
    for (const one of onCall) {
      const last = shifts.findLast(({ person }) => person === one.person);
      if (last && last.end === start && isSameOnCall(last, one)) last.end = end;
      else shifts.push({ start, end, ...one });
    }
  return shifts;
}

/** Where nobody is on call. */
export const gapsOf = (segments: readonly Segment[]): Interval[] =>
  segments.flatMap(({ start, end, onCall }) => (onCall.length === 0 ? [{ start, end }] : []));
