import "server-only";
import type { Actor } from "@/db/access/actor";
import { retentionOf } from "@/db/measurements/retained";
import { listSloChanges, type SloChange } from "@/db/slos/list-changes";
import type { Slo } from "@/db/slos/slo";
import { spreadInstants } from "@/lib/budget/instants";
import type { BurnDownPoint } from "@/lib/budget/burn-down";
import { invalid } from "@/lib/errors/invalid";
import { objectiveWindowAt } from "@/lib/slo/window";
import { floorToMinute } from "@/lib/time/interval";
import { assertAnswerable, answerableInstants } from "./answerable";
import { burnDownOf } from "./status";

/**
 * `objective`: its position, from 1. Without `from` the stretch begins with the objective's window
 * at its end.
 */
type Asked = {
  objective: number;
  from?: number | undefined;
  to?: number | undefined;
  points: number;
};
export type BurnDown = { points: BurnDownPoint[]; changes: SloChange[] };

/**
 * The burn-down of a stretch of time, and what happened to the SLO in it; throws invalid for a
 * stretch or an objective that is none.
 */
export async function burnDown(actor: Actor, slo: Slo, asked: Asked, now: Date): Promise<BurnDown> {
  const objective = slo.objectives[asked.objective - 1];
  if (!objective)
    throw invalid("the query", [
      {
        path: "objective",
        message: `This SLO has ${slo.objectives.length === 1 ? "one objective" : `${slo.objectives.length} objectives`}.`,
      },
    ]);
  const to = asked.to ?? now.getTime();
  const from = asked.from ?? objectiveWindowAt(objective, to).start;
  if (from > to)
    throw invalid("the query", [{ path: "from", message: "It must not lie after `to`." }]);
  const retention = await retentionOf(actor, slo);
  if (asked.to !== undefined) assertAnswerable(slo, [objective], to, retention, "to");
  const instants = [
    ...answerableInstants(
      objective,
      spreadInstants(from, to, asked.points).slice(0, -1),
      retention,
    ).filter((at) => at < floorToMinute(to)),
    floorToMinute(to),
  ];
  for (const at of instants.slice(0, -1)) assertAnswerable(slo, [objective], at, retention, "from");
  const points = await burnDownOf(actor, slo, { objective, instants, nowMs: to });
  return { points, changes: await listSloChanges(actor, slo, new Date(from), new Date(to)) };
}
