import { firstIndexFrom } from "@/lib/measurement/first-index";
import type { MinuteBucket } from "@/lib/measurement/tally";

/** Those of ascending minutes that lie in `[start, end)`, in epoch minutes. */
export const minutesWithin = (
  minutes: readonly MinuteBucket[],
  start: number,
  end: number,
): MinuteBucket[] => minutes.slice(firstMinuteFrom(minutes, start), firstMinuteFrom(minutes, end));

const firstMinuteFrom = (minutes: readonly MinuteBucket[], from: number): number =>
  firstIndexFrom(minutes, from, ({ minute }) => minute);
