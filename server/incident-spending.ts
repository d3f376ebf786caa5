import "server-only";
import type { Actor } from "@/db/actor";
import type { Incident } from "@/db/incidents";
import { keptOf } from "@/db/kept-measurements";
import { windowTallies } from "@/db/measurement-windows";
import { listSlos, type Slo } from "@/db/slos";
import { ledger } from "@/lib/budget/ledger";
import { isTold } from "@/lib/measurement/kept";
import { EVENT_SCALE, SLICE_SCALE } from "@/lib/measurement/tally";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { objectiveWindowAt } from "@/lib/slo/window";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, floorTo } from "@/lib/time/interval";
import { evaluateSlos } from "./slo-status";

/** What an incident has spent of an SLO as it stands, and what remains of the whole budget now. */
export type IncidentSpending = PublishedSpending & { href: string; remaining: number | null };

/** Of each SLO of its services that the actor may read, what went wrong between the start and the resolution (or now), of the first objective. The most spent first. */
export async function incidentSpending(actor: Actor, incident: Incident, nowMs: number): Promise<IncidentSpending[]> {
  const ids = new Set(incident.services.map(({ id }) => id));
  const slos = (await listSlos(actor)).filter((slo) => ids.has(slo.serviceId));
  if (slos.length === 0 || incident.status === "canceled") return [];
  const start = floorTo(incident.startedAt.getTime(), MINUTE_MS);
  const end = Math.max(start, ceilTo(incident.resolvedAt?.getTime() ?? floorTo(nowMs, MINUTE_MS), MINUTE_MS));
  const asked = await Promise.all(slos.map((slo) => questionOf(slo, { start, end: Math.min(end, floorTo(nowMs, MINUTE_MS)) })));
  const answered = await windowTallies(asked.map(({ slo, objective, window, span }) => ({ sloId: slo.id, objectiveId: objective.id, budgeting: objective.budgeting, intervals: [window, span] })));
  const evaluated = await evaluateSlos(actor, slos, nowMs);
  return asked
    .map(({ slo, objective, rounded }, index): IncidentSpending => {
      const [whole, part] = answered[index] ?? [];
      const total = whole?.tally ?? { bad: 0, total: 0 };
      const bad = Math.min(part?.tally.bad ?? 0, total.bad);
      const spent = ledger(total, [{ cause: { kind: "incident" as const }, bad }], objective.targetPpm).entries[0];
      return {
        sloId: slo.id, teamId: slo.service.team.id, slo: slo.name, service: slo.service.name, href: `/services/${slo.service.slug}/slos/${slo.slug}`,
        unit: objective.budgeting.method === "occurrences" ? "events" : "slices",
        targetPpm: objective.targetPpm, bad: bad / (objective.budgeting.method === "occurrences" ? EVENT_SCALE : SLICE_SCALE), consumed: spent?.consumed ?? 0, remaining: evaluated[index]?.objectives[0]?.budget.remaining ?? null, rounded,
      };
    })
    .sort((a, b) => b.consumed - a.consumed || a.slo.localeCompare(b.slo));
}

/** The window whose budget was spent is that which ends with the incident. */
async function questionOf(slo: Slo, span: { start: number; end: number }) {
  const [objective] = slo.objectives;
  if (!objective) throw new Error("an SLO has at least one objective");
  const kept = await keptOf(slo);
  const exact = objectiveWindowAt(objective, span.end);
  if (isTold(exact, kept) && isTold(span, kept)) return { slo, objective, window: exact, span: clipped(span, exact), rounded: false };
  const hours = { start: floorTo(span.start, HOUR_MS), end: ceilTo(span.end, HOUR_MS) };
  const window = objectiveWindowAt(objective, hours.end);
  return { slo, objective, window, span: clipped(hours, window), rounded: true };
}

const clipped = (span: { start: number; end: number }, window: { start: number; end: number }) => {
  const start = Math.min(Math.max(span.start, window.start), window.end);
  return { start, end: Math.max(start, Math.min(span.end, window.end)) };
};
