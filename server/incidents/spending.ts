import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Incident } from "@/db/incidents/incident";
import { retentionsOf } from "@/db/measurements/retained";
import { rememberedTallies, type windowTallies } from "@/db/measurements/windows";
import type { Slo } from "@/db/slos/slo";
import { lastBatchOf } from "@/db/store/measured-slos";
import { ledger } from "@/lib/budget/ledger";
import { isAnswerable, type Retention } from "@/lib/measurement/answerable";
import { EVENT_SCALE, SLICE_SCALE } from "@/lib/measurement/tally";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { objectiveWindowAt } from "@/lib/slo/window";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, floorTo } from "@/lib/time/interval";
import { requestTime } from "../request/request-time";
import { shared } from "../request/shared";
import { slosOfService } from "../slos/lookups";
import { sloSnapshot } from "../slos/snapshot";

/** What an incident has spent of an SLO as it stands, and what remains of the whole budget now. */
export type IncidentSpending = PublishedSpending & { href: string; remaining: number | null };

/**
 * How much of the budget that it hit hardest each of these incidents has spent, by number; those
 * whose services have no SLO that the actor may read are left out.
 */
export async function worstSpendings(
  actor: Actor,
  incidents: readonly Incident[],
  nowMs: number,
): Promise<Map<number, number>> {
  const { slos } = await sloSnapshot(actor);
  const counted = incidents.filter(({ status }) => status !== "canceled");
  const pairs = counted.flatMap((incident) =>
    incident.services
      .flatMap(({ id }) => slosOfService(slos, id))
      .map(({ slo }) => ({ incident, slo })),
  );
  const retention = await retentionsOf(actor, [...new Set(pairs.map(({ slo }) => slo))]);
  const asked = pairs.map(({ incident, slo }) =>
    questionOf(slo, spanOf(incident, nowMs), retention.get(slo.id)),
  );
  const answered = await rememberedTallies(actor, asked.map(requestOf));
  const worst = new Map<number, number>();
  for (const [index, { incident }] of pairs.entries()) {
    const question = asked[index];
    if (question)
      worst.set(
        incident.id,
        Math.max(worst.get(incident.id) ?? 0, spentOf(question, answered[index]).consumed),
      );
  }
  return worst;
}

/**
 * Of each SLO of its services that the actor may read, what went wrong between the start and the
 * resolution (or now), of the first objective. The most spent first.
 */
export async function incidentSpending(
  actor: Actor,
  incident: Incident,
  nowMs: number,
): Promise<IncidentSpending[]> {
  const snapshot = await sloSnapshot(actor);
  const evaluated = incident.services.flatMap(({ id }) => slosOfService(snapshot.slos, id));
  if (evaluated.length === 0 || incident.status === "canceled") return [];
  const slos = evaluated.map(({ slo }) => slo);
  const retention = await retentionsOf(actor, slos);
  const asked = slos.map((slo) => questionOf(slo, spanOf(incident, nowMs), retention.get(slo.id)));
  const answered = await rememberedTallies(actor, asked.map(requestOf));
  return asked
    .map((question, index): IncidentSpending => {
      const { slo, objective, rounded } = question;
      const { bad, consumed } = spentOf(question, answered[index]);
      return {
        sloId: slo.id,
        teamId: slo.service.team.id,
        slo: slo.name,
        service: slo.service.name,
        href: `/services/${slo.service.slug}/slos/${slo.slug}`,
        unit: objective.budgeting.method === "occurrences" ? "events" : "slices",
        targetPpm: objective.targetPpm,
        bad: bad / (objective.budgeting.method === "occurrences" ? EVENT_SCALE : SLICE_SCALE),
        consumed,
        remaining: evaluated[index]?.objectives[0]?.budget.remaining ?? null,
        rounded,
      };
    })
    .sort((a, b) => b.consumed - a.consumed || a.slo.localeCompare(b.slo));
}

/** The same, once a minute for all with the same rights, until one of those SLOs is measured. */
export async function shownSpending(actor: Actor, incident: Incident): Promise<IncidentSpending[]> {
  const { slos } = await sloSnapshot(actor);
  const batches = incident.services
    .flatMap(({ id }) => slosOfService(slos, id))
    .map(({ slo }) => lastBatchOf(slo.id));
  return shared(actor, ["spending", incident.id, ...batches], () =>
    incidentSpending(actor, incident, requestTime()),
  );
}

type Question = ReturnType<typeof questionOf>;
type Answer = Awaited<ReturnType<typeof windowTallies>>[number];

const requestOf = ({ slo, objective, window, span }: Question) => ({
  sloId: slo.id,
  objectiveId: objective.id,
  budgeting: objective.budgeting,
  intervals: [window, span],
});

function spentOf(
  { objective }: Question,
  [whole, part]: Answer = [],
): { bad: number; consumed: number } {
  const total = whole?.tally ?? { bad: 0, total: 0 };
  const bad = Math.min(part?.tally.bad ?? 0, total.bad);
  const spent = ledger(total, [{ cause: { kind: "incident" as const }, bad }], objective.targetPpm)
    .entries[0];
  return { bad, consumed: spent?.consumed ?? 0 };
}

/** From the start of the impact to the resolution, or to now. */
function spanOf(
  { startedAt, resolvedAt }: Incident,
  nowMs: number,
): { start: number; end: number } {
  const now = floorTo(nowMs, MINUTE_MS);
  const start = floorTo(startedAt.getTime(), MINUTE_MS);
  return {
    start,
    end: Math.min(Math.max(start, ceilTo(resolvedAt?.getTime() ?? now, MINUTE_MS)), now),
  };
}

/** The window whose budget was spent is that which ends with the incident. */
function questionOf(
  slo: Slo,
  span: { start: number; end: number },
  retention: Retention = { detailFrom: null, sumsFrom: null },
) {
  const [objective] = slo.objectives;
  if (!objective) throw new Error("an SLO has at least one objective");
  const exact = objectiveWindowAt(objective, span.end);
  if (isAnswerable(exact, retention) && isAnswerable(span, retention))
    return { slo, objective, window: exact, span: clipped(span, exact), rounded: false };
  const hours = { start: floorTo(span.start, HOUR_MS), end: ceilTo(span.end, HOUR_MS) };
  const window = objectiveWindowAt(objective, hours.end);
  return { slo, objective, window, span: clipped(hours, window), rounded: true };
}

const clipped = (span: { start: number; end: number }, window: { start: number; end: number }) => {
  const start = Math.min(Math.max(span.start, window.start), window.end);
  return { start, end: Math.max(start, Math.min(span.end, window.end)) };
};
