"use client";

import { formatSpan } from "@/lib/formats/span";
import { formatInstant } from "@/lib/formats/instant";
import { useTimeZone } from "./time-zone";

/** From when to when in the reader's zone (or UTC, when chosen). */
export function InstantSpan({ start, end }: { start: number; end: number }) {
  const { timeZone } = useTimeZone();
  const full = [start, end].map((at) => formatInstant(at, timeZone)).join(" to ");
  // The server and the browser may call a zone by different names.
  return (
    <span className="figure" title={full} suppressHydrationWarning>
      {formatSpan(start, end, timeZone)}
    </span>
  );
}
