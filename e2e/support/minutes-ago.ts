import { MINUTE_MS } from "@/lib/time/duration";

export const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * MINUTE_MS).toISOString();

/** The beginning of a minute, which is what counts are sent for. */
export const wholeMinutesAgo = (minutes: number): string =>
  new Date((Math.floor(Date.now() / MINUTE_MS) - minutes) * MINUTE_MS).toISOString();

/** What was measured is evaluated with the next whole minute, a little after its begin. */
export const EVALUATED_WITHIN_MS = 100_000;
