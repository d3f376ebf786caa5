import { EVENT_SCALE } from "@/lib/measurement/tally";
import { MAX_EVENTS } from "@/lib/measurement/counts";
import { AppError } from "@/lib/errors/app-error";
import { formatCount } from "@/lib/formats/count";
import type { Pair } from "@/lib/measurement/pair";

/** The most that a minute holds, in thousandths of an event. */
export const MOST_A_MINUTE = MAX_EVENTS * EVENT_SCALE;

export const tooManyEvents = (): AppError => {
  const message = `The total of a minute must lie between 0 and ${formatCount(MAX_EVENTS)} events, also of all that is added to it. Where there are more, count in thousands: only the ratio matters.`;
  return new AppError("invalid", "Nothing was stored: a minute would count too many events.", [
    { path: "measurements", message },
  ]);
};

/** Refuses a minute that would count more than it can hold. */
export function assertFits({ total }: Pair): void {
  if (total > MOST_A_MINUTE) throw tooManyEvents();
}
