import type { AlertView, BurnNow } from "@/components/alert/alert-view";
import type { Alert } from "@/db/alerts/alert";
import { findEvaluated } from "@/server/slos/lookups";
import type { EvaluatedSlo } from "@/server/slos/snapshot";

export const alertRow = (alert: Alert, burn: BurnNow | null = null): AlertView => ({
  id: alert.id,
  title: alert.title,
  kind: alert.kind,
  severity: shownSeverity(alert),
  state: alert.state,
  team: alert.team.name,
  service: alert.service?.name ?? null,
  startedAt: alert.startedAt.getTime(),
  resolvedAt: alert.resolvedAt?.getTime() ?? null,
  acknowledgedBy: alert.acknowledgedBy,
  needsAcknowledgement: alert.needsAcknowledgement,
  flaps: alert.flaps,
  mutedUntil: alert.mute?.endsAt.getTime() ?? null,
  stale: alert.staleAt !== null,
  incident: alert.incidentId,
  burn,
});

/** What is over is as severe as it was at its worst. */
const shownSeverity = ({ state, severity, worst }: Alert) =>
  state === "resolved" ? worst : severity;

/** As rows, with how fast the budgets of those burn that are about one. */
export const burningRows = (alerts: readonly Alert[], slos: readonly EvaluatedSlo[]): AlertView[] =>
  alerts.map((alert) => alertRow(alert, burnOf(alert, slos)));

function burnOf(alert: Alert, slos: readonly EvaluatedSlo[]): BurnNow | null {
  if (alert.kind !== "burn-rate") return null;
  const evaluated = alert.sloId === null ? null : findEvaluated(slos, alert.sloId);
  const index = evaluated?.slo.objectives.findIndex(({ id }) => id === alert.objectiveId) ?? -1;
  const firing = evaluated?.objectives[index]?.burnRates.filter((rule) => rule.firing) ?? [];
  const worst = firing.find(({ severity }) => severity === "page") ?? firing[0];
  if (!worst || worst.longBurnRate === null || worst.shortBurnRate === null) return null;
  const { longMs, shortMs, longBurnRate, shortBurnRate, factor } = worst;
  return { longMs, shortMs, longBurnRate, shortBurnRate, factor };
}
