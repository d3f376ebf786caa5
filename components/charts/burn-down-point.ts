/**
 * Fractions of the whole budget, signed; `remaining` is null in the future and where nothing is
 * known. `soFar` is what is left of the budget of the events up to then.
 */
export type BurnDownPoint = {
  at: number;
  remaining: number | null;
  soFar?: number | null;
  ideal?: number | null;
  forecast?: number | null;
};
