"use client";

import { formatInstant, instantText, type InstantStyle } from "@/lib/formats/instant";
import { useTimeZone } from "./time-zone";

/** An absolute instant in the reader's zone (or UTC, when chosen). */
export function Instant({
  at,
  style = "full",
  className,
}: {
  at: number;
  style?: InstantStyle;
  className?: string;
}) {
  const { timeZone } = useTimeZone();
  // The server and the browser may call a zone by different names.
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatInstant(at, timeZone)}
      className={className}
      suppressHydrationWarning
    >
      {instantText(at, style, timeZone)}
    </time>
  );
}
