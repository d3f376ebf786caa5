"use client";

import { useEffect, useState } from "react";
import { formatInstant } from "@/lib/formats/instant";
import { formatRelative, relativeRefreshMs } from "@/lib/formats/relative-time";
import { useTimeZone } from "./time-zone";

/**
 * `now` is the server's clock at rendering, so that the first text is the same on both sides; it
 * then keeps itself up to date.
 */
export function RelativeTime({
  at,
  now,
  className,
}: {
  at: number;
  now: number;
  className?: string;
}) {
  const { timeZone } = useTimeZone();
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    const skew = now - Date.now();
    const timer = setInterval(() => setCurrent(Date.now() + skew), relativeRefreshMs(at, now));
    return () => clearInterval(timer);
  }, [at, now]);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatInstant(at, timeZone)}
      className={className}
      suppressHydrationWarning
    >
      {formatRelative(at, Math.max(now, current))}
    </time>
  );
}
