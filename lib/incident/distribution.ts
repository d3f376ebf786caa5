import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";

export type Bin = { label: string; count: number };

/**
 * The upper edges, themselves outside, about twice or three times the one before: durations of
 * incidents span minutes to days.
 */
const EDGES: readonly (readonly [label: string, upToMs: number])[] = [
  ["under 1 min", MINUTE_MS],
  ["1–5 min", 5 * MINUTE_MS],
  ["5–15 min", 15 * MINUTE_MS],
  ["15–30 min", 30 * MINUTE_MS],
  ["30–60 min", HOUR_MS],
  ["1–2 h", 2 * HOUR_MS],
  ["2–4 h", 4 * HOUR_MS],
  ["4–8 h", 8 * HOUR_MS],
  ["8–24 h", DAY_MS],
  ["1–3 d", 3 * DAY_MS],
  ["3–10 d", 10 * DAY_MS],
  ["10 d and more", Infinity],
];

/**
 * How many durations fall in each bin, from the first that holds one to the last; none for no
 * durations.
 */
export function distributionOf(durations: readonly number[]): Bin[] {
  const bins = EDGES.map(([label]) => ({ label, count: 0 }));
  for (const ms of durations) {
    const bin = bins[EDGES.findIndex(([, upTo]) => ms < upTo)];
    if (bin) bin.count += 1;
  }
  const filled = ({ count }: Bin) => count > 0;
  return bins.slice(Math.max(0, bins.findIndex(filled)), bins.findLastIndex(filled) + 1);
}
