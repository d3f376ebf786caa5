/** Fractions of the whole budget, signed; `remaining` is null in the future and where nothing is known. */
export type BurnDownPoint = { at: number; remaining: number | null; ideal?: number | null; forecast?: number | null };
/** `sli` is null where nothing was measured. */
export type SliPoint = { at: number; sli: number | null };
export type ChartSpan = { start: number; end: number; label: string };
export type ChartMark = { at: number; label: string };
/** Half-open, epoch milliseconds. */
export type ChartRange = { start: number; end: number };
