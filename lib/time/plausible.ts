const FIRST = Date.UTC(1970, 0, 1);
const END = Date.UTC(10_000, 0, 1);

export const IMPLAUSIBLE = "The year must lie between 1970 and 9999.";

/**
 * Whether an instant can be one of this system: nothing was measured before 1970, and text has four
 * digits for a year.
 */
export const isPlausible = (ms: number): boolean => ms >= FIRST && ms < END;
