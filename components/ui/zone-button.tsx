import type { ComponentProps } from "react";

/** What times are written in: the reader's zone, or UTC where that was chosen. */
export type Zone = { timeZone: string; utc: boolean };

export const ZoneButton = ({ timeZone, utc, ...rest }: Zone & ComponentProps<"button">) => (
  <button
    type="button"
    aria-pressed={utc}
    aria-label={utc ? "Times in UTC. Show in my time zone" : `Times in ${timeZone}. Show in UTC`}
    className="rounded-xs px-1 text-xs text-muted underline decoration-line-strong underline-offset-3 hover:text-ink"
    {...rest}
  >
    {utc ? "UTC" : timeZone.replaceAll("_", " ")}
  </button>
);
