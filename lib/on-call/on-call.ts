import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import type { Schedule } from "./schedule";
import { finalSegments, type OnCall, type Segment } from "./segment";

/** A schedule as it was decided from an instant on, until the next version. */
export type Version = { effectiveFrom: number; schedule: Schedule };

/** Somebody on call at an instant, and the stretch around it; `until` is null where no end is near. */
type OnCallNow = OnCall & { since: number; until: number | null };
export type Answer = {
  at: number;
  onCall: readonly OnCallNow[];
  /** What the next change of people brings; null where none is near. */
  next: { at: number; onCall: readonly OnCall[] } | null;
};

/** As far as one looks for the last change and the next one. */
const HORIZON_DAYS = [2, 32, 400] as const;

/**
 * Who is on call, in the words of each version for its own time: an edit never changes the past.
 * Versions are in order; before the first one nobody is. Covers the interval exactly once.
 */
export function segmentsOf(versions: readonly Version[], within: Interval): Segment[] {
  const before = { start: within.start, end: versions[0]?.effectiveFrom ?? within.end, onCall: [] };
  const rest = versions.flatMap(({ effectiveFrom, schedule }, index) =>
    finalSegments(schedule, {
      start: Math.max(within.start, effectiveFrom),
      end: Math.min(within.end, versions[index + 1]?.effectiveFrom ?? Infinity),
    }),
  );
  return [{ ...before, end: Math.min(before.end, within.end) }, ...rest].filter(
    ({ start, end }) => start < end,
  );
}

/** Who is on call at an instant, since and until when, and who is next. */
export function onCallAt(versions: readonly Version[], at: number): Answer {
  for (const days of HORIZON_DAYS) {
    const segments = segmentsOf(versions, { start: at - days * DAY_MS, end: at + days * DAY_MS });
    const { onCall, next } = lookAround(segments, at);
    const isWhole =
      next !== null && onCall.every(({ since, until }) => since !== null && until !== null);
    if (isWhole || days === HORIZON_DAYS.at(-1)) {
      const earliest = segments[0]?.start ?? at;
      return { at, onCall: onCall.map((one) => ({ ...one, since: one.since ?? earliest })), next };
    }
  }
  throw new RangeError("no horizon");
}

/** Null where a stretch begins or ends beyond the segments. */
type Around = Pick<Answer, "next"> & {
  onCall: (OnCall & { since: number | null; until: number | null })[];
};

function lookAround(segments: readonly Segment[], at: number): Around {
  const here = segments.findIndex(({ start, end }) => start <= at && at < end);
  const current = segments[here]?.onCall ?? [];
  const next = segments.slice(here + 1).find(({ onCall }) => !isSamePeople(onCall, current));
  return {
    onCall: current.map((one) => ({
      ...one,
      since: edge(segments, here, one.person, -1),
      until: edge(segments, here, one.person, 1),
    })),
    next: next ? { at: next.start, onCall: next.onCall } : null,
  };
}

/** Where a person's stretch around a segment begins or ends; null where it reaches past them all. */
function edge(
  segments: readonly Segment[],
  here: number,
  person: string,
  step: 1 | -1,
): number | null {
  let index = here;
  while (segments[index]?.onCall.some((one) => one.person === person)) index += step;
  const beyond = segments[index];
  if (!beyond) return null;
  return step === 1 ? beyond.start : beyond.end;
}

const isSamePeople = (a: readonly OnCall[], b: readonly OnCall[]): boolean =>
  a.length === b.length && a.every(({ person }) => b.some((other) => other.person === person));
