/** One line of the table; `met` is null where there was nothing to compare with. */
export type Result = { what: string; seen: string; goal: string; met: boolean | null };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const times = (ratio: number): string =>
  `${ratio >= 10 ? Math.round(ratio) : Math.round(ratio * 100) / 100}x`;

export const inMs = (ms: number): string => `${Math.round(ms * 10) / 10} ms`;

export function table(results: readonly Result[]): string {
  const rows = [
    ["what", "goal", "seen", "verdict"],
    ...results.map(({ what, goal, seen, met }) => [
      what,
      goal,
      seen,
      met === null ? "not compared" : met ? "met" : "MISSED",
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
