/** A shift as a calendar has been told of it; instants in epoch milliseconds. */
export type ToldShift = {
  uid: string;
  start: number;
  end: number;
  summary: string;
  sequence: number;
  canceledAt: number | null;
  updatedAt: number;
};
export type WantedShift = Pick<ToldShift, "uid" | "start" | "end" | "summary">;

/**
 * What a calendar is told next: a shift that ends at another time, or is called otherwise, counts
 * one up; one that is not there any more is canceled, and stays so until it is over.
 */
export function nextTold(
  before: readonly ToldShift[],
  wanted: readonly WantedShift[],
  now: number,
  keptFrom: number,
): ToldShift[] {
  const known = new Map(before.map((told) => [told.uid, told]));
  const next = wanted.map((shift) => toldOf(shift, known.get(shift.uid), now));
  const there = new Set(wanted.map(({ uid }) => uid));
  const gone = before
    .filter(({ uid, end }) => !there.has(uid) && end > keptFrom)
    .map((told) => (told.canceledAt === null ? canceled(told, now) : told));
  return [...next, ...gone].sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1));
}

function toldOf(shift: WantedShift, told: ToldShift | undefined, now: number): ToldShift {
  if (!told) return { ...shift, sequence: 0, canceledAt: null, updatedAt: now };
  const isSame =
    told.canceledAt === null &&
    told.start === shift.start &&
    told.end === shift.end &&
    told.summary === shift.summary;
  return isSame
    ? told
    : { ...shift, sequence: told.sequence + 1, canceledAt: null, updatedAt: now };
}

const canceled = (told: ToldShift, now: number): ToldShift => ({
  ...told,
  sequence: told.sequence + 1,
  canceledAt: now,
  updatedAt: now,
});
