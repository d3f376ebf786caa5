import { ChangeList } from "@/components/change/change-list";
import { ChartView } from "@/components/charts/chart-view";
import { ChartRangeNav } from "@/components/slo/chart-range-nav";
import { periodInWords, windowLabel } from "@/components/slo/slo-words";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { SloView } from "./slo-view";

/** Burn-down of the budget and the SLI, with incidents and changes of the definition on the axis. */
export function SloCharts({ slo, detail, drawn, charts, shownHref }: SloView) {
  const { objective, whole, zoomed } = detail;
  if (slo.firstMinute === null) {
    return (
      <Card title="Budget burn-down" note={windowLabel(objective.window)}>
        <EmptyState icon="insights" title="Nothing has been measured yet">
          The chart starts with the first complete minute that has an event.
        </EmptyState>
      </Card>
    );
  }
  const { changes } = drawn;
  const period = periodInWords(objective.window);
  const zoom = {
    page: shownHref,
    whole,
    shown: zoomed ? Object.values(charts).join(" ") : "",
  };
  return (
    <>
      <ChartRangeNav
        page={shownHref}
        whole={whole}
        query={charts}
        shown={zoomed ? detail.range : null}
      />
      <Card title="Budget burn-down" note={windowLabel(objective.window)}>
        <ChartView zoom={zoom} chart={drawn.burnDown} />
        {period !== null && (
          <p className="mt-2 text-xs text-muted">
            The figures and the status above go by the budget of the events so far. The other line
            is the share of all of {period}’s budget, at even traffic; at its end both meet.
          </p>
        )}
      </Card>
      <Card title="SLI" note={`${windowLabel(objective.window)}, at each instant`}>
        <ChartView zoom={zoom} chart={drawn.sli} />
      </Card>
      {changes.length > 0 && (
        <Card title="Changes" note={changes.length}>
          <ChangeList changes={changes} />
        </Card>
      )}
    </>
  );
}
