import "server-only";
import { cache } from "react";
import type { Actor } from "@/db/access/actor";
import { Shared } from "@/db/access/shared";
import { rememberedTallies } from "@/db/measurements/windows";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { foreignWrites } from "@/db/store/client";
import { measuredAfter, measuredBatches } from "@/db/store/measured-slos";
import { isArchived } from "@/lib/slo/archived";
import { errorsOf, firstSliceAt } from "@/lib/budget/unknown";
import { remaining } from "@/lib/budget/budget";
import { objectiveWindowAt } from "@/lib/slo/window";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import { systemActor } from "../auth/system-actor";
import { requestTime } from "../request/request-time";
import { requestToken } from "../request/request-token";
import { evaluateSlos, type EvaluatedSlo } from "./status";

export type { EvaluatedSlo } from "./status";
/**
 * `at`: the instant of evaluation. `slos`: those that the actor may read, one list for all with the
 * same rights.
 */
export type SloSnapshot = {
  at: number;
  slos: readonly EvaluatedSlo[];
  sparklines: Map<number, (number | null)[]>;
};

type Whole = Omit<SloSnapshot, "slos"> & { slos: Shared<number, EvaluatedSlo> };
type Made = {
  token: string;
  foreign: string | null;
  minute: number;
  batch: number;
  snapshot: Promise<Whole>;
};

const SPARKLINE_POINTS = 28;
const holder = globalThis as typeof globalThis & { burnlineSnapshot?: Made };

/**
 * All SLOs evaluated as of this minute, shared by all who read until something is written: what
 * that did not touch is evaluated only once a minute.
 */
export const sloSnapshot = cache(async (actor: Actor): Promise<SloSnapshot> => {
  const whole = await currentSnapshot(requestTime());
  return { ...whole, slos: whole.slos.listFor(actor, "read") };
});

async function currentSnapshot(now: number): Promise<Whole> {
  // All before anything is read: what is written in between is then read once more.
  const [foreign, token, batch] = [foreignWrites(), await requestToken(), measuredBatches()];
  const minute = floorTo(now, MINUTE_MS);
  const known = holder.burnlineSnapshot;
  if (known?.token === token && known.minute === minute && known.batch === batch)
    return known.snapshot;
  // Another program may have measured any SLO.
  const alone = foreign !== null && known?.foreign === foreign;
  const snapshot = madeSince(alone && known.minute === minute ? known : null, token, now);
  holder.burnlineSnapshot = { token, foreign, minute, batch, snapshot };
  snapshot.catch(() => {
    if (holder.burnlineSnapshot?.snapshot === snapshot) delete holder.burnlineSnapshot;
  });
  return snapshot;
}

async function madeSince(known: Made | null, token: string, at: number): Promise<Whole> {
  const gate = systemActor("snapshot");
  // One that failed says nothing, not even which SLOs there are.
  const whole = (await known?.snapshot.catch(() => null)) ?? null;
  const before = whole && { ...whole, slos: whole.slos.listFor(gate, "read") };
  const changed = measuredAfter(known?.batch ?? 0);
  const slos =
    before && known?.token === token
      ? await withChanged(gate, before, changed)
      : await listSlos(gate);
  const renewed = await renewedSnapshot(gate, before ?? NOTHING, slos, { changed, at });
  const byId = new Map(renewed.slos.map((evaluated) => [evaluated.slo.id, evaluated]));
  return { ...renewed, slos: new Shared(byId, ({ slo }) => slo.service.team) };
}

const NOTHING: SloSnapshot = { at: 0, slos: [], sparklines: new Map() };

/** The same SLOs; those that were measured are read again, for when they began. */
async function withChanged(
  gate: Actor,
  before: SloSnapshot,
  changed: ReadonlySet<number>,
): Promise<Slo[]> {
  const ids = before.slos.map(({ slo }) => slo.id).filter((id) => changed.has(id));
  const read = await listSlos(gate, { ids });
  const again = new Map(read.map((slo) => [slo.id, slo]));
  return before.slos.map(({ slo }) => again.get(slo.id) ?? slo);
}

/** Evaluates those that were measured or redefined since. */
async function renewedSnapshot(
  gate: Actor,
  before: SloSnapshot,
  slos: readonly Slo[],
  { changed, at }: { changed: ReadonlySet<number>; at: number },
): Promise<SloSnapshot> {
  const known = new Map(before.slos.map((evaluated) => [evaluated.slo.id, evaluated]));
  const stays = (slo: Slo): boolean => {
    const one = known.get(slo.id);
    return one !== undefined && !changed.has(slo.id) && asksTheSame(one.slo, slo);
  };
  const evaluated = await evaluateSlos(
    gate,
    slos.filter((slo) => !stays(slo)),
    at,
  );
  const fresh = new Map(evaluated.map((one) => [one.slo.id, one]));
  return {
    at,
    slos: slos.flatMap((slo) => {
      const evaluation = fresh.get(slo.id) ?? known.get(slo.id);
      return evaluation ? [{ ...evaluation, slo }] : [];
    }),
    sparklines: new Map([...before.sparklines].filter(([id]) => known.has(id) && !fresh.has(id))),
  };
}

/** Whether an evaluation of the one is one of the other. */
const asksTheSame = (one: Slo, other: Slo): boolean =>
  one === other || question(one) === question(other);
const question = ({ objectives, alerting, firstMinute }: Slo): string =>
  JSON.stringify([objectives, alerting, firstMinute]);

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
  const sums = await rememberedTallies(
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
