import "server-only";
import type { Actor } from "@/db/access/actor";
import { windowTallies } from "@/db/measurements/windows";
import type { Slo, StoredObjective } from "@/db/slos/slo";
import { remaining } from "@/lib/budget/budget";
import { errorsOf, firstSliceAt } from "@/lib/budget/unknown";
import { LOOK_DAYS } from "@/lib/reliability/scorecard/criteria/target";
import { objectiveWindowAt } from "@/lib/slo/window";
import { DAY_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";

/** `looks`: at the ends of the last 28 days in UTC, `end` the last of them. */
type Looked = { question: string; end: number; looks: readonly (number | null)[] };
type Asked = {
  slo: Slo;
  objective: StoredObjective;
  before: Looked["looks"];
  ends: readonly number[];
};

// Routes and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineLooks?: Map<number, Looked> };

/**
 * The share of the budget of each SLO's first objective that was left at the end of each of the
 * last 28 days, the oldest first; null where nothing was known. Days that were looked at are
 * remembered: data that came later than that changes them only after a restart.
 */
export async function dailyLooks(
  actor: Actor,
  slos: readonly Slo[],
  now: number,
): Promise<ReadonlyMap<number, readonly (number | null)[]>> {
  const known = (holder.burnlineLooks ??= new Map());
  const end = floorTo(now, DAY_MS);
  const asked = slos.flatMap((slo) => askedOf(slo, known.get(slo.id), end));
  const looked = await lookAt(actor, asked);
  for (const [index, { slo, objective, before }] of asked.entries()) {
    const looks = [...before, ...(looked[index] ?? [])];
    known.set(slo.id, {
      question: questionOf(slo, objective),
      end,
      looks: looks.slice(-LOOK_DAYS),
    });
  }
  const looks = new Map(slos.map(({ id }) => [id, known.get(id)?.looks ?? []]));
  forgetUnasked(known, end);
  return looks;
}

/** Every SLO is asked for within an hour of midnight: one that was not for a day is deleted. */
function forgetUnasked(known: Map<number, Looked>, end: number): void {
  for (const [id, looked] of known) if (looked.end < end - DAY_MS) known.delete(id);
}

/** The days that are not known yet; what is known of another question is forgotten. */
function askedOf(slo: Slo, known: Looked | undefined, end: number): Asked[] {
  const [objective] = slo.objectives;
  if (!objective) return [];
  const same = known?.question === questionOf(slo, objective) ? known : undefined;
  if (same === undefined) holder.burnlineLooks?.delete(slo.id);
  const missing = Math.min(LOOK_DAYS, same ? (end - same.end) / DAY_MS : LOOK_DAYS);
  if (missing <= 0) return [];
  const ends = Array.from({ length: missing }, (_, index) => end - (missing - 1 - index) * DAY_MS);
  // Who asks at the same time looks at the same days.
  return [{ slo, objective, before: same?.looks ?? [], ends }];
}

const questionOf = ({ firstMinute }: Slo, objective: StoredObjective): string =>
  JSON.stringify([firstMinute, objective]);

async function lookAt(actor: Actor, asked: readonly Asked[]): Promise<(number | null)[][]> {
  const plans = asked.map(({ objective, ends }) =>
    ends.map((end) => objectiveWindowAt(objective, end)),
  );
  const sums = await windowTallies(
    actor,
    asked.map(({ slo, objective }, index) => ({
      sloId: slo.id,
      objectiveId: objective.id,
      budgeting: objective.budgeting,
      intervals: plans[index] ?? [],
    })),
  );
  return asked.map(({ slo, objective }, index) =>
    (plans[index] ?? []).map((window, position) => {
      const tally = sums[index]?.[position]?.tally;
      const firstAt = firstSliceAt(objective, slo.firstMinute, window.end);
      const errors = tally && errorsOf(objective, window, tally, firstAt);
      return errors ? remaining(errors, objective.targetPpm) : null;
    }),
  );
}
