const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** Bytes in decimal units, cut to one decimal above a kilobyte: "512 B", "1.2 MB". */
export function formatBytes(bytes: number): string {
  const power = Math.min(
    UNITS.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)),
  );
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : (Math.floor(value * 10) / 10).toFixed(1)}\u202f${UNITS[power] ?? "B"}`;
}
