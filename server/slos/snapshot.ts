import "server-only";
import { cache } from "react";
import type { Actor } from "@/db/access/actor";
import { Shared } from "@/db/access/shared";
import { changeToken } from "@/db/store/client";
import { windowTallies } from "@/db/measurements/windows";
import { isArchived } from "@/lib/slo/archived";
import { listSlos } from "@/db/slos/list";
import { errorsOf, firstSliceAt } from "@/lib/budget/unknown";
import { remaining } from "@/lib/budget/budget";
import { objectiveWindowAt } from "@/lib/slo/window";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import { systemActor } from "../auth/system-actor";
import { requestTime } from "../request/request-time";
import { evaluateSlos, type EvaluatedSlo } from "./status";

export type { EvaluatedSlo } from "./status";
/** `at`: the instant of evaluation. `slos`: those that the actor may read. */
export type SloSnapshot = {
  at: number;
  slos: EvaluatedSlo[];
  sparklines: Map<number, (number | null)[]>;
};

type Whole = Omit<SloSnapshot, "slos"> & { slos: Shared<number, EvaluatedSlo> };
type Cached = { token: string; minute: number; made: Promise<Whole> };

const SPARKLINE_POINTS = 28;
const holder = globalThis as typeof globalThis & { burnlineSnapshot?: Cached };

/**
 * All SLOs evaluated as of this minute; made anew whenever anything was written, and shared by all
 * who read in between.
 */
export const sloSnapshot = cache(async (actor: Actor): Promise<SloSnapshot> => {
  const whole = await currentSnapshot(requestTime());
  return { ...whole, slos: whole.slos.listFor(actor, "read") };
});

async function currentSnapshot(now: number): Promise<Whole> {
  const token = await changeToken();
  const minute = floorTo(now, MINUTE_MS);
  const known = holder.burnlineSnapshot;
  if (known?.token === token && known.minute === minute) return known.made;
  const made = takeSnapshot(now);
  holder.burnlineSnapshot = { token, minute, made };
  made.catch(() => {
    if (holder.burnlineSnapshot?.made === made) delete holder.burnlineSnapshot;
  });
  return made;
}

async function takeSnapshot(at: number): Promise<Whole> {
  const gate = systemActor("snapshot");
  const all = await evaluateSlos(gate, await listSlos(gate), at);
  const byId = new Map(all.map((each) => [each.slo.id, each]));
  return { at, slos: new Shared(byId, ({ slo }) => slo.service.team), sparklines: new Map() };
}

/** The archived SLOs that the actor may read, evaluated at that instant: no snapshot holds them. */
export async function archivedSlos(actor: Actor, at: number): Promise<EvaluatedSlo[]> {
  const all = await listSlos(actor, { archived: true });
  return evaluateSlos(actor, all.filter(isArchived), at);
}

/**
 * Budget left at each of the last 28 days (or parts of the window) of these SLOs' first objective;
 * kept with the snapshot.
 */
export async function sparklinesOf(
  actor: Actor,
  snapshot: SloSnapshot,
  shown: readonly EvaluatedSlo[],
): Promise<Map<number, (number | null)[]>> {
  const missing = shown.filter(({ slo }) => !snapshot.sparklines.has(slo.id));
  const plans = missing.flatMap(({ slo }) => {
    const [objective] = slo.objectives;
    if (!objective) return [];
    const windows = Array.from({ length: SPARKLINE_POINTS }, (_, index) =>
      objectiveWindowAt(objective, sparkInstant(snapshot.at, index)),
    );
    return [{ slo, objective, windows }];
  });
  const sums = await windowTallies(
    actor,
    plans.map(({ slo, objective, windows }) => ({
      sloId: slo.id,
      objectiveId: objective.id,
      budgeting: objective.budgeting,
      intervals: windows,
    })),
  );
  for (const [position, { slo, objective, windows }] of plans.entries()) {
    const points = windows.map((window, index) => {
      const tally = sums[position]?.[index]?.tally;
      const errors =
        tally &&
        errorsOf(objective, window, tally, firstSliceAt(objective, slo.firstMinute, window.end));
      return errors ? remaining(errors, objective.targetPpm) : null;
    });
    snapshot.sparklines.set(slo.id, points);
  }
  return snapshot.sparklines;
}

/** Whole hours, so that no packed minutes are needed but for the last point. */
function sparkInstant(at: number, index: number): number {
  const back = SPARKLINE_POINTS - 1 - index;
  return back === 0 ? at : floorTo(at, DAY_MS / 24) - back * DAY_MS;
}
