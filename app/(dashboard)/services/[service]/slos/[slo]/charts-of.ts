import { alertHref } from "@/components/alert/alert-view";
import type { ChangeView } from "@/components/change/change-list";
import { alertGlyph } from "@/components/charts/alert-glyph";
import type { AlertChange } from "@/components/charts/alert-marks";
import { burnDownChart } from "@/components/charts/burn-down";
import { packedChart, type PackedChart } from "@/components/charts/packed-chart";
import { sliChart } from "@/components/charts/sli";
import { periodInWords } from "@/components/slo/slo-words";
import type { AlertMarkRow } from "@/db/alerts/list-marks";
import { onceFor } from "@/lib/collections/once-for";
import { formatPercent, formatTarget, sliDecimals } from "@/lib/formats/percent";
import type { ShownSlo } from "@/server/slos/shown-slo";
import { changeView } from "../../../../change-view";

export type SloCharts = { burnDown: PackedChart; sli: PackedChart; changes: ChangeView[] };

/** Burn-down and SLI, with incidents, alerts and changes on the axis; the changes, newest first. */
export const chartsOf = onceFor((shown: ShownSlo): SloCharts => {
  const changes = shown.changes.map(changeView).toSorted((a, b) => b.at - a.at);
  const changed = changes.map(({ at, summary }) => ({ at, label: summary, sort: "Change" }));
  return {
    burnDown: packedChart(burnDown(shown, changed)),
    sli: packedChart(sli(shown, changed)),
    changes,
  };
});

type Event = { at: number; label: string; sort: string };

function burnDown({ slo, detail, spans, edits, marks }: ShownSlo, changed: Event[]) {
  const { objective, evaluation, zoomed } = detail;
  const left = formatPercent(evaluation.budget.remaining);
  const period = periodInWords(objective.window);
  const events = edits
    .filter(({ kind }) => kind === "changed")
    .map(({ at }) => ({ at: at.getTime(), label: "Definition changed" }));
  return burnDownChart({
    points: detail.burnDown,
    range: detail.range,
    events: [...events, ...changed],
    alerts: marks.flatMap(markOf),
    zoomed,
    spans,
    period,
    summary: `Budget left of ${slo.name}: ${left} now${period === null ? "" : `, of the budget of the events so far`}.`,
  });
}

function sli({ slo, detail }: ShownSlo, changed: Event[]) {
  const { targetPpm } = detail.objective;
  return sliChart({
    points: detail.sli,
    range: detail.sliRange,
    target: targetPpm / 1e6,
    decimals: sliDecimals(targetPpm),
    events: changed,
    summary: `SLI of ${slo.name} against its target of ${formatTarget(targetPpm)}.`,
  });
}

function markOf({ alertId, title, at, transition, severity }: AlertMarkRow): AlertChange[] {
  const glyph = alertGlyph(transition, severity);
  return glyph ? [{ at: at.getTime(), glyph, title, href: alertHref(alertId) }] : [];
}
