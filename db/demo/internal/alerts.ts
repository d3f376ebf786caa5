import { eq } from "drizzle-orm";
import type { DemoAlert } from "@/lib/demo/alerts";
import { demoEscalations, type DemoEscalation } from "@/lib/demo/escalations";
import { demoSloKey } from "@/lib/demo/slo-catalog";
import { subjectOf } from "@/lib/alert/watched-slo";
import { readingAll } from "../../access/reader";
import { columnsOf as columnsOfLife } from "../../alerts/internal/life";
import { columnsOf as columnsOfEscalation } from "../../escalations/internal/state";
import { alertEvents, alerts } from "../../schema/alerts";
import {
  escalationPolicies,
  escalationPolicyVersions,
  escalations,
  escalationSteps,
} from "../../schema/escalations";
import { selectSlos } from "../../slos/internal/rows";
import type { Slo } from "../../slos/slo";
import type { Db } from "../../store/engine";

type Month = { alerts: readonly DemoAlert[]; anchorMinute: number };

/** For `createDemo`: the alerts of the last month, with whom they woke; `incidents` by their outage. */
export async function insertDemoAlerts(
  tx: Db,
  { alerts: month, anchorMinute }: Month,
  incidents: ReadonlyMap<string, number>,
): Promise<void> {
  const slos = await selectSlos(readingAll(tx), {});
  const versions = await policyVersions(tx);
  for (const alert of month) {
    const key = demoSloKey(alert.slo);
    const slo = slos.find(({ service, slug }) => `${service.slug}/${slug}` === key);
    if (!slo) throw new Error(`the demo has no ${key}`);
    const alertId = await insertAlert(tx, alert, slo, incidents.get(alert.outage) ?? null);
    for (const escalation of demoEscalations(alert, anchorMinute)) {
      const policyVersionId = versions.get(escalation.policy);
      if (policyVersionId === undefined) throw new Error(`there is no ${escalation.policy}`);
      const teamId = slo.service.team.id;
      await insertEscalation(tx, escalation, { alertId, teamId, policyVersionId });
    }
  }
}

async function insertAlert(
  tx: Db,
  { life, events }: DemoAlert,
  slo: Slo,
  incidentId: number | null,
): Promise<number> {
  const [objective] = slo.objectives;
  if (!objective) throw new Error("a demo SLO has no objective");
  const factsOf = ({ at, rules }: DemoAlert["events"][number]) => ({
    kind: "burn-rate" as const,
    at,
    targetPpm: objective.targetPpm,
    remaining: null,
    rules,
  });
  const [first] = events;
  if (!first) throw new Error("an alert begins");
  const { facts: _, ...subject } = subjectOf(slo, {
    kind: "burn-rate",
    key: "burn-rate",
    title: "error budget is burning too fast",
    facts: factsOf(first),
    objective,
    at: life.startedAt,
  });
  const acknowledged = events.findLast(({ transition }) => transition === "acknowledged");
  const [row] = await tx
    .insert(alerts)
    .values({
      ...subject,
      acknowledgedAt: acknowledged ? new Date(acknowledged.at) : null,
      acknowledgedBy: acknowledged?.by ?? null,
      ...columnsOfLife(life),
      incidentId,
      demo: true,
    })
    .returning({ id: alerts.id });
  if (!row) throw new Error("insert returned no alert");
  await tx.insert(alertEvents).values(
    events.map((event) => ({
      alertId: row.id,
      at: new Date(event.at),
      transition: event.transition,
      severity: event.severity,
      facts: event.rules.length > 0 ? factsOf(event) : null,
      actor: event.by,
    })),
  );
  return row.id;
}

type Place = { alertId: number; teamId: number; policyVersionId: number };

async function insertEscalation(
  tx: Db,
  { startedAt, state, acknowledgedBy, steps }: DemoEscalation,
  place: Place,
): Promise<void> {
  const begun = new Date(startedAt);
  const columns = columnsOfEscalation(state, { acknowledgedBy, incidentId: null });
  const [row] = await tx
    .insert(escalations)
    .values({
      level: 0,
      round: 0,
      ...place,
      ...columns,
      // Nobody of the made-up shop is to be asked again.
      nextAt: null,
      startedAt: begun,
      updatedAt: new Date(steps.at(-1)?.at ?? startedAt),
    })
    .returning({ id: escalations.id });
  if (!row) throw new Error("insert returned no escalation");
  await tx
    .insert(escalationSteps)
    .values(
      steps.map(({ at, step }) => ({ escalationId: row.id, at: new Date(at), effect: step })),
    );
}

async function policyVersions(tx: Db): Promise<Map<string, number>> {
  const rows = await tx
    .select({ slug: escalationPolicies.slug, id: escalationPolicyVersions.id })
    .from(escalationPolicyVersions)
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, escalationPolicyVersions.policyId));
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}
