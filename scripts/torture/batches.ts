import type { Budgeting } from "@/lib/slo/objective";

/** What the torture writes: batches that follow from the number of the run and of the batch alone, so that what must be stored can be computed afterwards. */
export const SLO_COUNT = 20;
export const BUDGETINGS: Budgeting[] = [{ method: "occurrences" }, { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 990_000 }];

const MINUTE_MS = 60_000;
const ROWS = 40;
const REACH_MINUTES = 8 * 60;
const BEGINNING_MS = Date.parse("2026-11-01T00:00:00Z");

/** The clock of a run: it moves on, so that every run seals hours which earlier ones filled. */
export const clockOf = (run: number): Date => new Date(BEGINNING_MS + run * 20 * MINUTE_MS);

export type Row = { slo: number; minute: number; bad: number; total: number };

export function batchOf(run: number, batch: number): Row[] {
  const next = random(run * 100_003 + batch);
  const now = clockOf(run).getTime() / MINUTE_MS;
  return Array.from({ length: ROWS }, () => {
    const total = 1 + Math.floor(next() * 500_000);
    return { slo: Math.floor(next() * SLO_COUNT), minute: now - Math.floor(next() * REACH_MINUTES), total, bad: Math.floor(total * next() * 0.1) };
  });
}

/** mulberry32 */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
