export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  ["d", DAY_MS],
  ["h", HOUR_MS],
  ["m", MINUTE_MS],
  ["s", SECOND_MS],
] as const;

/**
 * The largest unit that fits a whole number of times: "5m", "1h", "36h", "3d"; whole seconds and
 * above only.
 */
export function shortDuration(ms: number): string {
  const [name, size] = UNITS.find(([, size]) => ms % size === 0 && ms > 0) ?? ["s", SECOND_MS];
  return `${ms / size}${name}`;
}

/** Milliseconds of "30d", "1h", "5m", "10s"; null for anything else. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9})(d|h|m|s)$/.exec(text.trim());
  const unit = UNITS.find(([name]) => name === match?.[2]);
  return match && unit ? Number(match[1]) * unit[1] : null;
}

/**
 * As `parseDuration`, for what is counted in whole minutes, at least one; null for anything else.
 */
export function parseWholeMinutes(text: string): number | null {
  const ms = parseDuration(text);
  return ms !== null && ms > 0 && ms % MINUTE_MS === 0 ? ms : null;
}
