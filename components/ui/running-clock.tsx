"use client";

import { useEffect, useState } from "react";
import { formatClock, formatDuration } from "@/lib/formats/duration";

const DAY_MS = 86_400_000;
const MOST_APART_MS = 90_000;

/**
 * Time since an instant, running; days are written as days. `now` is the server's clock at rendering.
 */
export function RunningClock({
  since,
  now,
  className,
}: {
  since: number;
  now: number;
  className?: string;
}) {
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    // A page may have been made up to a minute ago; only clocks that differ by more go by the
    // server's.
    const apart = now - Date.now();
    const skew = Math.abs(apart) > MOST_APART_MS ? apart : 0;
    const timer = setInterval(() => setCurrent(Date.now() + skew), 1000);
    return () => clearInterval(timer);
  }, [now]);
  const ms = Math.max(0, current - since);
  return (
    <span className={className} suppressHydrationWarning>
      {ms >= DAY_MS ? formatDuration(ms) : formatClock(ms)}
    </span>
  );
}
