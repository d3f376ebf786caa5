import type { z } from "zod";
import type { measurementsBodySchema } from "@/lib/measurement/schema";
import type { Budgeting } from "@/lib/slo/objective";
import { MINUTE_MS } from "@/lib/time/duration";

/**
 * What the torture sends: batches that follow from the number of the run and of the batch alone, so
 * that what must be stored can be computed afterwards.
 */
export const SLO_COUNT = 20;
export const BUDGETINGS: Budgeting[] = [
  { method: "occurrences" },
  { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 990_000 },
];
export const TEAM = "payments";
export const SERVICE = `${TEAM}-service`;
export const TOKEN = `bl_${"tortureToken00".repeat(3)}`;

const ROWS = 40;
const REACH_MINUTES = 8 * 60;
const STEP_MINUTES = 20;

/** The whole minute to begin at, so that the last of so many runs still lies in the past. */
export const beginningOf = (nowMs: number, runs: number): number =>
  Math.floor(nowMs / MINUTE_MS - (runs + 1) * STEP_MINUTES) * MINUTE_MS;

/** The clock of a run: it moves on, so that every run seals hours which earlier ones filled. */
export const clockOf = (beginning: number, run: number): number =>
  beginning + run * STEP_MINUTES * MINUTE_MS;

export type Row = { slo: number; minute: number; bad: number; total: number };

/** Whole events a minute of each of these SLOs. */
export function batchOf(beginning: number, run: number, batch: number): Row[] {
  const next = random(run * 100_003 + batch);
  const now = clockOf(beginning, run) / MINUTE_MS;
  return Array.from({ length: ROWS }, () => {
    const total = 1 + Math.floor(next() * 500);
    return {
      slo: Math.floor(next() * SLO_COUNT),
      minute: now - Math.floor(next() * REACH_MINUTES),
      total,
      bad: Math.floor(total * next() * 0.1),
    };
  });
}

export const keyOf = (run: number, number: number): string => `${run}/${number}`;

/**
 * What a step of an incident leaves in the store: as its title, as the text of an entry or as its
 * summary.
 */
export const stepKeyOf = (run: number, number: number): string => `step ${keyOf(run, number)}`;

export function bodyOf(rows: readonly Row[]): z.input<typeof measurementsBodySchema> {
  return {
    mode: "add",
    measurements: rows.map(({ slo, minute, bad, total }) => ({
      service: SERVICE,
      slo: `slo-${slo}`,
      at: new Date(minute * MINUTE_MS).toISOString(),
      good: total - bad,
      total,
    })),
  };
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
