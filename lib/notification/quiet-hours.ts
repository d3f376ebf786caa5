import { instantOfWall, midnightOf, wallTimeAt } from "@/lib/on-call/wall-time";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";

/** Minutes after midnight, in the person's zone; from 22:00 to 07:00 crosses midnight. */
export type QuietHours = { from: number; to: number; timeZone: string };

/**
 * When a message that would go at `at`, in epoch milliseconds, goes instead: at the end of the quiet
 * hours that cover it, or as planned. The same minute twice is no quiet at all.
 */
export function afterQuietHours(at: number, quiet: QuietHours | null): number {
  if (quiet === null || quiet.from === quiet.to) return at;
  const wall = wallTimeAt(at, quiet.timeZone);
  const midnight = midnightOf(wall);
  const minute = (wall - midnight) / MINUTE_MS;
  const overnight = quiet.from > quiet.to;
  const covered = overnight
    ? minute >= quiet.from || minute < quiet.to
    : minute >= quiet.from && minute < quiet.to;
  if (!covered) return at;
  const endsTomorrow = overnight && minute >= quiet.from;
  const end = midnight + (endsTomorrow ? DAY_MS : 0) + quiet.to * MINUTE_MS;
  return Math.max(at, instantOfWall(end, quiet.timeZone));
}
