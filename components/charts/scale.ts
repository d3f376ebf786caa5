import type { ValueAxis } from "./chart";

export type Scale = { low: number; high: number; ticks: number[] };

/** What every letter of a label takes in a font of fixed width, at 11 pixels. */
const LETTER_PX = 6.6;
/** Between a label and the plot, and what is free before it. */
const BESIDE_PX = 14;
const LEAST_PX = 36;

/** A scale with its ticks written out, and room for the longest of them. */
export function axisOf({ low, high, ticks }: Scale, label: (value: number) => string): ValueAxis {
  const written = ticks.map((value) => ({ value, label: label(value) }));
  const longest = Math.max(0, ...written.map((tick) => tick.label.length));
  return {
    low,
    high,
    ticks: written,
    room: Math.max(LEAST_PX, Math.ceil(longest * LETTER_PX) + BESIDE_PX),
  };
}
