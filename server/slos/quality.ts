import "server-only";
import type { Actor } from "@/db/access/actor";
import { countSloPages, NO_PAGES } from "@/db/alerts/count-slo-pages";
import { getServicePaged } from "@/db/escalations/who-is-paged";
import { countResponders } from "@/db/people/count-responders";
import type { Slo } from "@/db/slos/slo";
import { lastBatchOf } from "@/db/store/measured-slos";
import type { TargetAdvice } from "@/lib/advice/target-history";
import { coverageOf, firstSliceAt } from "@/lib/budget/unknown";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import type { ObjectiveFacts, QualityFacts } from "@/lib/slo/quality/facts";
import { qualityOf, type QualityCheck } from "@/lib/slo/quality/quality";
import { DAY_MS } from "@/lib/time/duration";
import { shared } from "../request/shared";
import { findEvaluated } from "./lookups";
import { sloSnapshot } from "./snapshot";
import { evaluateSlo, type EvaluatedSlo } from "./status";
import { targetAdvice } from "./target-advice";

export const PAGES_DAYS = 28;

/** The six checks of the SLO, made once a minute until it is measured or anything is written. */
export const sloQuality = (actor: Actor, slo: Slo, now: number): Promise<QualityCheck[]> =>
  shared(actor, ["SLO quality", slo.id, lastBatchOf(slo.id)], async () =>
    qualityOf(await factsOf(actor, slo, now)),
  );

async function factsOf(actor: Actor, slo: Slo, now: number): Promise<QualityFacts> {
  const since = now - PAGES_DAYS * DAY_MS;
  const { service } = slo;
  const [evaluated, advice, paged, responders, pages] = await Promise.all([
    evaluatedAt(actor, slo, now),
    targetAdvice(actor, slo, now),
    getServicePaged(actor, service.slug, new Date(now)),
    countResponders(actor, service.teamId),
    countSloPages(actor, new Date(since), slo.id),
  ]);
  const { name, description, reliability, tier, team } = service;
  return {
    now,
    createdAt: slo.createdAt.getTime(),
    updatedAt: slo.updatedAt.getTime(),
    description: slo.description,
    kind: slo.sli.kind,
    source: slo.source.type,
    alerting: slo.alerting,
    firstMinute: slo.firstMinute,
    lastMinute: slo.lastMinute,
    objectives: objectivesOf(evaluated, advice),
    service: { name, description, runbook: reliability.runbook ?? null, tier },
    team: { name: team.name, responders: responders.get(team.id) ?? 0 },
    paged: paged.paged,
    pages: { ...(pages.get(slo.id) ?? NO_PAGES), since },
  };
}

/** From the snapshot, which the frame of every page has made; an archived SLO is in none. */
async function evaluatedAt(actor: Actor, slo: Slo, now: number): Promise<EvaluatedSlo> {
  const { slos } = await sloSnapshot(actor);
  return findEvaluated(slos, slo.id) ?? evaluateSlo(actor, slo, now);
}

const objectivesOf = (
  { slo, objectives, windows }: EvaluatedSlo,
  advice: readonly (TargetAdvice | null)[],
): ObjectiveFacts[] =>
  slo.objectives.map((objective, index) => ({
    objective,
    coverage: coverageSinceFirst(slo, index, { objectives, windows }),
    history: advice[index] ?? null,
    rules: alertPolicyOf(slo.alerting, objective).rules.map(({ severity }) => severity),
  }));

/** Of the window, as far as it lies after the first measurement. */
export function coverageSinceFirst(
  { objectives, firstMinute }: Slo,
  index: number,
  evaluated: Pick<EvaluatedSlo, "objectives" | "windows">,
): number | null {
  const [objective, evaluation] = [objectives[index], evaluated.objectives[index]];
  const sums = evaluated.windows[index];
  if (!objective || !evaluation || !sums) return null;
  const { start, end } = evaluation.window;
  const firstAt = firstSliceAt(objective, firstMinute, end);
  if (firstAt === null) return null;
  return coverageOf(objective, { start: Math.max(start, firstAt), end }, sums.tally);
}
