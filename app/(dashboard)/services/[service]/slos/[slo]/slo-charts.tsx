import { BurnDownChart } from "@/components/charts/burn-down-chart";
import { SliChart } from "@/components/charts/sli-chart";
import { ChartRangeNav } from "@/components/slo/chart-range-nav";
import { periodInWords, windowLabel } from "@/components/slo/slo-words";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listSloChanges } from "@/db/slos/list-changes";
import { formatPercent, formatTarget, sliDecimals } from "@/lib/formats/percent";
import { requestTime } from "@/server/request/request-time";
import type { SloView } from "./slo-view";

/** Burn-down of the budget and the SLI, with incidents and changes of the definition on the axis. */
export async function SloCharts({ actor, slo, detail, spans, charts, shownHref }: SloView) {
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
  const changes = await listSloChanges(actor, slo, slo.createdAt, new Date(requestTime()));
  const marks = changes
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
        <BurnDownChart
          points={detail.burnDown}
          range={detail.range}
          height={300}
          marks={marks}
          zoom={zoom}
          zoomed={zoomed}
          spans={spans.filter(
            ({ start, end }) => end > detail.range.start && start < detail.range.end,
          )}
          {...(period === null ? {} : { period })}
          summary={`Budget left of ${slo.name}: ${left} now${period === null ? "" : `, of the budget of the events so far`}.`}
        />
        {period !== null && (
          <p className="mt-2 text-xs text-muted">
            The figures and the status above go by the budget of the events so far. The other line
            is the share of all of {period}’s budget, at even traffic; at its end both meet.
          </p>
        )}
      </Card>
      <Card title="SLI" note={`${windowLabel(objective.window)}, at each instant`}>
        <SliChart
          points={detail.sli}
          range={detail.sliRange}
          zoom={zoom}
          target={objective.targetPpm / 1e6}
          decimals={sliDecimals(objective.targetPpm)}
          summary={`SLI of ${slo.name} against its target of ${formatTarget(objective.targetPpm)}.`}
          seriesLabel="SLI"
        />
      </Card>
    </>
  );
}
