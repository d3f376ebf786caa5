import "server-only";
import type { StoredObjective, Slo } from "@/db/slos/slo";
import { invalid } from "@/lib/errors/invalid";
import { isAnswerable, unanswerableReason, type Retention } from "@/lib/measurement/answerable";
import { objectiveWindowAt } from "@/lib/slo/window";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo } from "@/lib/time/interval";

/**
 * Throws invalid, naming the field, where an objective's window at an instant is no longer answerable
 * exactly.
 */
export function assertAnswerable(
  slo: Slo,
  objectives: readonly StoredObjective[],
  at: number,
  retention: Retention,
  field: string,
): void {
  // Before the first measurement there is nothing that could have been dropped.
  const isEarly = slo.firstMinute === null || at <= slo.firstMinute * MINUTE_MS;
  const unanswerable = isEarly
    ? undefined
    : objectives.find((objective) => !isAnswerable(objectiveWindowAt(objective, at), retention));
  if (!unanswerable) return;
  throw invalid("the query", [
    {
      path: field,
      message: unanswerableReason(at, (then) => objectiveWindowAt(unanswerable, then), retention),
    },
  ]);
}

/** Instants whose windows are no longer answerable move to the next whole hour, each once. */
export function answerableInstants(
  objective: StoredObjective,
  instants: readonly number[],
  retention: Retention,
): number[] {
  return [
    ...new Set(
      instants.map((at) =>
        isAnswerable(objectiveWindowAt(objective, at), retention) ? at : ceilTo(at, HOUR_MS),
      ),
    ),
  ].sort((a, b) => a - b);
}
