"use client";

import { useEffect, useState } from "react";
import { clockSkewMs, runningText } from "@/lib/formats/running-time";

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
    const skew = clockSkewMs(now - Date.now());
    const timer = setInterval(() => setCurrent(Date.now() + skew), 1000);
    return () => clearInterval(timer);
  }, [now]);
  return (
    <span className={className} suppressHydrationWarning>
      {runningText(current - since)}
    </span>
  );
}
