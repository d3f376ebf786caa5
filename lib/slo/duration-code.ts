const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
] as const;

/** A whole number of minutes as `5m`, `1h` or `3d`: the largest unit that divides it. */
export function durationCode(durationMs: number): string {
  const [unit, size] = UNITS.find(([, unitMs]) => durationMs % unitMs === 0) ?? ["m", 60_000];
  return `${durationMs / size}${unit}`;
}

/** Milliseconds of `5m`, `1h` or `3d`; null for anything else. */
export function parseDurationCode(text: string): number | null {
  const match = /^([1-9]\d{0,5})(m|h|d)$/.exec(text);
  const size = UNITS.find(([unit]) => unit === match?.[2])?.[1];
  return match && size ? Number(match[1]) * size : null;
}
