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
/** `sli` is null where nothing was measured. */
export type SliPoint = { at: number; sli: number | null };
/** `short` stands over the plot, `label` in the tooltip. */
export type ChartSpan = {
  start: number;
  end: number;
  label: string;
  short?: string;
  href?: string;
};
export type ChartMark = { at: number; label: string };
/** Half-open, epoch milliseconds. */
export type ChartRange = { start: number; end: number };
