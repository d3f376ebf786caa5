"use client";

import { useTimeZone } from "./time-zone";

/** Switches every time on the page between the reader's zone and UTC. */
export function ZoneToggle({ className }: { className?: string }) {
  const { utc, timeZone, setUtc } = useTimeZone();
  return (
    <button
      type="button"
      aria-pressed={utc}
      onClick={() => setUtc(!utc)}
      className={
        className ??
        "rounded-xs px-1 text-xs text-muted underline decoration-line-strong underline-offset-3 hover:text-ink"
      }
      aria-label={utc ? "Times in UTC. Show in my time zone" : `Times in ${timeZone}. Show in UTC`}
    >
      {utc ? "UTC" : timeZone.replaceAll("_", " ")}
    </button>
  );
}
