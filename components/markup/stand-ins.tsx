import type { ComponentProps, ReactNode } from "react";
import { formatRelative } from "@/lib/formats/relative-time";
import { runningText } from "@/lib/formats/running-time";
import { RelativeTime } from "../ui/relative-time";
import { RunningClock } from "../ui/running-clock";

/** What a component of the browser looks like at first; `Clocks` keeps it going. */
const STAND_INS = new Map<unknown, (props: never) => ReactNode>([
  [RelativeTime, StillRelativeTime],
  [RunningClock, StillClock],
]);

export const standInOf = (type: unknown): unknown => STAND_INS.get(type) ?? type;

function StillRelativeTime({ at, now, className }: ComponentProps<typeof RelativeTime>) {
  return (
    <time
      dateTime={new Date(at).toISOString()}
      data-clock="ago"
      data-now={now}
      className={className}
    >
      {formatRelative(at, now)}
    </time>
  );
}

function StillClock({ since, now, className }: ComponentProps<typeof RunningClock>) {
  return (
    <time
      dateTime={new Date(since).toISOString()}
      data-clock="running"
      data-now={now}
      className={className}
    >
      {runningText(now - since)}
    </time>
  );
}
