import "server-only";
import type { StoredObjective } from "@/db/slos/objectives";
import type { Slo } from "@/db/slos/slos";
import { isTold, untoldReason, type Kept } from "@/lib/measurement/kept";
import { objectiveWindowAt } from "@/lib/slo/window";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo } from "@/lib/time/interval";
import { invalid } from "../http/input";

/**
 * Throws invalid, naming the field, where an objective's window at an instant can no longer be told
 * exactly.
 */
export function assertTold(
  slo: Slo,
  objectives: readonly StoredObjective[],
  at: number,
  kept: Kept,
  field: string,
): void {
  // Before the first measurement there is nothing that could have been dropped.
  const isEarly = slo.firstMinute === null || at <= slo.firstMinute * MINUTE_MS;
  const untold = isEarly
    ? undefined
    : objectives.find((objective) => !isTold(objectiveWindowAt(objective, at), kept));
  if (!untold) return;
  throw invalid("the query", [
    { path: field, message: untoldReason(at, (then) => objectiveWindowAt(untold, then), kept) },
  ]);
}

/** Instants whose windows can no longer be told move to the next whole hour, each once. */
export function toldInstants(
  objective: StoredObjective,
  instants: readonly number[],
  kept: Kept,
): number[] {
  return [
    ...new Set(
      instants.map((at) =>
        isTold(objectiveWindowAt(objective, at), kept) ? at : ceilTo(at, HOUR_MS),
      ),
    ),
  ].sort((a, b) => a - b);
}
