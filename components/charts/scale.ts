import type { ValueAxis } from "./chart";

export type Scale = { low: number; high: number; ticks: number[] };

/** A scale with its ticks written out; `room`: the pixels that they take. */
export const axisOf = (
  { low, high, ticks }: Scale,
  label: (value: number) => string,
  room: number,
): ValueAxis => ({
  low,
  high,
  ticks: ticks.map((value) => ({ value, label: label(value) })),
  room,
});
