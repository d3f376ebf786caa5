import "server-only";
import type { Actor } from "@/db/access/actor";
import { between } from "@/lib/budget/between";
import { runningSums, windowTallies } from "@/db/measurements/windows";
import type { StoredObjective, Slo } from "@/db/slos/slo";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { burnDown, burnDownEdges, type BurnDownPoint } from "@/lib/budget/burn-down";
import {
  evaluateObjective,
  evaluationBounds,
  type ObjectiveEvaluation,
} from "@/lib/budget/evaluate";
import { mapWithPauses } from "@/server/request/yield-to-others";
import type { HourSums, Sums } from "@/lib/budget/hour-series";

/** By objective, then by the start of the window. */
type SumsByStart = ReadonlyMap<number, ReadonlyMap<number, Sums | undefined>>;

/** `objectives[i]` evaluates `slo.objectives[i]`, of whose window `windows[i]` are the sums. */
export type EvaluatedSlo = { slo: Slo; objectives: ObjectiveEvaluation[]; windows: Sums[] };

/** Every objective of every SLO as of an instant, in a constant number of statements. */
export async function evaluateSlos(
  actor: Actor,
  slos: readonly Slo[],
  atMs: number,
): Promise<EvaluatedSlo[]> {
  const sums = await sumsOf(actor, slos, atMs);
  return mapWithPauses(slos, (slo) => evaluatedBy(slo, atMs, sums));
}

function evaluatedBy(slo: Slo, atMs: number, sums: SumsByStart): EvaluatedSlo {
  const evaluated = slo.objectives.map((objective) => {
    // All windows of an evaluation end together: a start names one.
    const known = (startMs: number): Sums =>
      sums.get(objective.id)?.get(startMs) ?? unknownWindow(startMs);
    const evaluation = evaluateObjective({
      objective,
      at: atMs,
      firstMinute: slo.firstMinute,
      alertPolicy: alertPolicyOf(slo.alerting, objective),
      tally: (start) => known(start).tally,
      counts: (start) => known(start).counts,
    });
    return { evaluation, window: known(evaluation.window.start) };
  });
  return {
    slo,
    objectives: evaluated.map(({ evaluation }) => evaluation),
    windows: evaluated.map(({ window }) => window),
  };
}

/** The sums of every window that the evaluations ask for, by objective and start. */
async function sumsOf(actor: Actor, slos: readonly Slo[], atMs: number): Promise<SumsByStart> {
  const asked = slos.flatMap((slo) =>
    slo.objectives.map((objective) => ({
      slo,
      objective,
      intervals: evaluationBounds(objective, atMs, alertPolicyOf(slo.alerting, objective)),
    })),
  );
  const answered = await windowTallies(
    actor,
    asked.map(({ slo, objective, intervals }) => ({
      sloId: slo.id,
      objectiveId: objective.id,
      budgeting: objective.budgeting,
      intervals,
    })),
  );
  return new Map(
    asked.map(({ objective, intervals }, position) => [
      objective.id,
      new Map(intervals.map(({ start }, index) => [start, answered[position]?.[index]])),
    ]),
  );
}

export async function evaluateSlo(actor: Actor, slo: Slo, atMs: number): Promise<EvaluatedSlo> {
  const [evaluated] = await evaluateSlos(actor, [slo], atMs);
  if (!evaluated) throw new Error("an SLO was not evaluated");
  return evaluated;
}

type Stretch = { objective: StoredObjective; instants: readonly number[]; nowMs: number };

/**
 * How an objective's budget stood at each instant, in a constant number of statements; `nowMs` says
 * which window is the current one.
 */
export async function burnDownOf(
  actor: Actor,
  slo: Slo,
  { objective, instants, nowMs }: Stretch,
): Promise<BurnDownPoint[]> {
  const question = { objective, instants, now: nowMs };
  const running = await runningSums(actor, {
    sloId: slo.id,
    objectiveId: objective.id,
    budgeting: objective.budgeting,
    instants: burnDownEdges(question),
  });
  const upTo = (ms: number): Sums => running.get(ms) ?? unknownWindow(ms);
  const sums: HourSums = {
    between: (startMs, endMs) => between(upTo(startMs), upTo(Math.max(startMs, endMs))),
  };
  return burnDown({ ...question, firstMinute: slo.firstMinute, sums });
}

function unknownWindow(ms: number): never {
  throw new Error(`no sums were asked for ${new Date(ms).toISOString()}`);
}
