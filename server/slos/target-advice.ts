import "server-only";
import { cache } from "react";
import type { Actor } from "@/db/access/actor";
import { assertReadsSlos } from "@/db/slos/assert-reads";
import { hourlyTallies, windowTallies } from "@/db/measurements/windows";
import type { WindowRequest } from "@/db/measurements/measurement";
import type { Slo } from "@/db/slos/slo";
import { adviseTarget, historySpan, type TargetAdvice } from "@/lib/advice/target-history";
import { HOUR_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";

type Advice = (TargetAdvice | null)[];

/**
 * A year of hours takes tens of milliseconds to judge, and says the same until an hour is added or
 * changed.
 */
const MOST_CACHED = 500;
const cached = new Map<number, { of: string; advice: Advice }>();

/**
 * What history proposes for each objective of the SLO; null where there are no seven days of it.
 * Made once in a request.
 */
export const targetAdvice = cache(async (actor: Actor, slo: Slo, at: number): Promise<Advice> => {
  await assertReadsSlos(actor, [slo.id]);
  const span = historySpan(slo.firstMinute, at);
  if (span === null) return slo.objectives.map(() => null);
  const asked = slo.objectives.map((objective) => ({
    sloId: slo.id,
    objectiveId: objective.id,
    budgeting: objective.budgeting,
  }));
  const of = await fingerprint(actor, slo, span, asked);
  const known = cached.get(slo.id);
  if (known?.of === of) return known.advice;
  const hours = await hourlyTallies(actor, asked, span.start / HOUR_MS, span.end / HOUR_MS);
  const advice = slo.objectives.map((objective, position) =>
    adviseTarget(objective, slo.firstMinute, span, hours[position] ?? []),
  );
  keep(slo.id, { of, advice });
  return advice;
});

/**
 * Other for every other history but one: events that moved from one hour to another are seen with
 * the next hour.
 */
async function fingerprint(
  actor: Actor,
  { firstMinute, objectives }: Slo,
  span: Interval,
  asked: readonly Omit<WindowRequest, "intervals">[],
): Promise<string> {
  const sums = await windowTallies(
    actor,
    asked.map((request) => ({ ...request, intervals: [span] })),
  );
  const judged = objectives.map(({ id, targetPpm, window, budgeting, noData }) => ({
    id,
    targetPpm,
    window,
    budgeting,
    noData,
  }));
  return JSON.stringify([firstMinute, span, judged, sums], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

function keep(id: number, entry: { of: string; advice: Advice }): void {
  cached.delete(id);
  const [oldest] = cached.keys();
  if (cached.size >= MOST_CACHED && oldest !== undefined) cached.delete(oldest);
  cached.set(id, entry);
}
