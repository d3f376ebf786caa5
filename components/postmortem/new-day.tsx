"use client";

import { formatDay } from "@/lib/formats/instant";
import { Instant } from "../ui/instant";
import { useTimeZone } from "../ui/time-zone";

/** The day, in the reader's zone, where it is another than that of what stands before it. */
export function NewDay({ at, before }: { at: number; before: number | null }) {
  const { timeZone } = useTimeZone();
  if (before !== null && formatDay(at, timeZone, true) === formatDay(before, timeZone, true))
    return null;
  return <Instant at={at} style="day" className="block text-xs text-faint" />;
}
