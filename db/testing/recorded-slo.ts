import type { Tally } from "@/lib/measurement/tally";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { sumWindows } from "../measurements/internal/windows";
import type { Measurement } from "../measurements/measurement";
import { recordMeasurements } from "../measurements/record";
import { freshSlo } from "./fresh-slo";
import { systemActor } from "./fresh-store";

export const at = new Date("2026-11-01T12:30:30Z");
/** The minute of `at`. */
export const now = Math.floor(at.getTime() / MINUTE_MS);

type Idempotency = { key: string; requestHash: string };

/** The SLO of a fresh store, `one` minute of it, what adds minutes at `at`, and their sum. */
export async function recordedSlo() {
  const slo = await freshSlo();
  const one = (minute: number, bad = 1000, total = 2000): Measurement => ({
    sloId: slo.id,
    minute,
    bad,
    total,
  });
  const add = (measurements: Measurement[], idempotency?: Idempotency) =>
    recordMeasurements(systemActor, {
      mode: "add",
      measurements,
      at,
      ...(idempotency ? { idempotency } : {}),
    });
  async function counts(): Promise<Tally | undefined> {
    const [[sums] = []] = await sumWindows([
      {
        sloId: slo.id,
        objectiveId: slo.objectives[0]?.id ?? 0,
        budgeting: { method: "occurrences" },
        intervals: [{ start: 0, end: at.getTime() + HOUR_MS }],
      },
    ]);
    return sums?.counts;
  }
  return { slo, one, add, counts };
}
