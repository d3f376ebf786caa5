import { ChangeList } from "@/components/change/change-list";
import { burnDownChart } from "@/components/charts/burn-down";
import { ChartView } from "@/components/charts/chart-view";
import { packedChart } from "@/components/charts/packed-chart";
import { sliChart } from "@/components/charts/sli";
import { ChartRangeNav } from "@/components/slo/chart-range-nav";
import { periodInWords, windowLabel } from "@/components/slo/slo-words";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listSloChanges } from "@/db/slos/list-changes";
import { formatPercent, formatTarget, sliDecimals } from "@/lib/formats/percent";
import { requestTime } from "@/server/request/request-time";
import { chartMarks } from "./chart-marks";
import type { SloView } from "./slo-view";

/** Burn-down of the budget and the SLI, with incidents and changes of the definition on the axis. */
export async function SloCharts(view: SloView) {
  const { actor, slo, detail, spans, charts, shownHref } = view;
  const { objective, evaluation, zoomed } = detail;
  if (slo.firstMinute === null) {
    return (
      <Card title="Budget burn-down" note={windowLabel(objective.window)}>
        <EmptyState icon="insights" title="Nothing has been measured yet">
          The chart starts with the first complete minute that has an event.
        </EmptyState>
      </Card>
    );
  }
  const [edits, { alerts, changes }] = await Promise.all([
    listSloChanges(actor, slo, slo.createdAt, new Date(requestTime())),
    chartMarks(view),
  ]);
  const changed = changes.map(({ at, summary }) => ({ at, label: summary, sort: "Change" }));
  const events = edits
    .filter(({ kind }) => kind === "changed")
    .map(({ at }) => ({ at: at.getTime(), label: "Definition changed" }));
  const left = formatPercent(evaluation.budget.remaining);
  const period = periodInWords(objective.window);
  const zoom = {
    page: shownHref,
    whole: detail.whole,
    shown: zoomed ? Object.values(charts).join(" ") : "",
  };
  return (
    <>
      <ChartRangeNav
        page={shownHref}
        whole={detail.whole}
        query={charts}
        shown={zoomed ? detail.range : null}
      />
      <Card title="Budget burn-down" note={windowLabel(objective.window)}>
        <ChartView
          zoom={zoom}
          chart={packedChart(
            burnDownChart({
              points: detail.burnDown,
              range: detail.range,
              events: [...events, ...changed],
              alerts,
              zoomed,
              spans,
              period,
              summary: `Budget left of ${slo.name}: ${left} now${period === null ? "" : `, of the budget of the events so far`}.`,
            }),
          )}
        />
        {period !== null && (
          <p className="mt-2 text-xs text-muted">
            The figures and the status above go by the budget of the events so far. The other line
            is the share of all of {period}’s budget, at even traffic; at its end both meet.
          </p>
        )}
      </Card>
      <Card title="SLI" note={`${windowLabel(objective.window)}, at each instant`}>
        <ChartView
          zoom={zoom}
          chart={packedChart(
            sliChart({
              points: detail.sli,
              range: detail.sliRange,
              target: objective.targetPpm / 1e6,
              decimals: sliDecimals(objective.targetPpm),
              events: changed,
              summary: `SLI of ${slo.name} against its target of ${formatTarget(objective.targetPpm)}.`,
            }),
          )}
        />
      </Card>
      {changes.length > 0 && (
        <Card title="Changes" note={changes.length}>
          <ChangeList changes={changes} />
        </Card>
      )}
    </>
  );
}
