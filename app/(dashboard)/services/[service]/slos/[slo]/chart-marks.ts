import { alertHref } from "@/components/alert/alert-view";
import { alertGlyph } from "@/components/charts/alert-glyph";
import type { AlertChange } from "@/components/charts/alert-marks";
import { listAlertMarks, type AlertMarkRow } from "@/db/alerts/list-marks";
import { listChanges } from "@/db/changes/list";
import { changeView } from "../../../../change-view";
import type { SloView } from "./slo-view";

const MOST_ALERTS = 150;
const MOST_CHANGES = 100;

/** What happened in the part of the window that is shown: to its alerts, and to its service. */
export async function chartMarks({ actor, slo, detail, index }: SloView) {
  const [from, to] = [new Date(detail.range.start), new Date(detail.range.end)];
  const objectiveId = slo.objectives[index]?.id ?? 0;
  const [marks, changes] = await Promise.all([
    listAlertMarks(actor, { sloId: slo.id, objectiveId, from, to }, MOST_ALERTS),
    listChanges(actor, { service: slo.service.slug, from, to }, { limit: MOST_CHANGES }),
  ]);
  return {
    alerts: marks.flatMap(markOf),
    changes: changes.map(changeView).toSorted((a, b) => b.at - a.at),
  };
}

function markOf({ alertId, title, at, transition, severity }: AlertMarkRow): AlertChange[] {
  const glyph = alertGlyph(transition, severity);
  return glyph ? [{ at: at.getTime(), glyph, title, href: alertHref(alertId) }] : [];
}
