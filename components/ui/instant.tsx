"use client";

import { formatDay, formatInstant, formatTime } from "@/lib/formats/instant";
import { useTimeZone } from "./time-zone";

type Style = "full" | "day" | "time";

/** An absolute instant in the reader's zone (or UTC, when chosen). */
export function Instant({
  at,
  style = "full",
  className,
}: {
  at: number;
  style?: Style;
  className?: string;
}) {
  const { timeZone } = useTimeZone();
  const full = formatInstant(at, timeZone);
  const text =
    style === "full"
      ? full
      : style === "day"
        ? formatDay(at, timeZone, true)
        : formatTime(at, timeZone);
  // The server and the browser may call a zone by different names.
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={full}
      className={className}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
