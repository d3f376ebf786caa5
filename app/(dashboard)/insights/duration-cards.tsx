import { ChartView } from "@/components/charts/chart-view";
import { countBars } from "@/components/charts/count-bars";
import { incidentDots } from "@/components/charts/incident-dots";
import { METRIC_WORDS } from "@/components/insights/metric-words";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import { formatCount, plural } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { distributionOf } from "@/lib/incident/distribution";
import { thinnedDots } from "@/lib/incident/dots";
import { countedIn } from "@/lib/incident/insights";
import { insightsSearch, type InsightsQuery } from "@/lib/incident/insights-query";
import { METRICS, recordedMs } from "@/lib/incident/metrics";
import type { IncidentRecord } from "@/lib/incident/record";
import type { Interval } from "@/lib/time/interval";

const MOST_DOTS = 400;

/** One metric of every incident of the period: when and how long, and how the durations lie. */
export function DurationCards({
  records,
  query,
  period,
  median,
}: {
  records: readonly IncidentRecord[];
  query: InsightsQuery;
  period: Interval;
  median: number | null;
}) {
  const { measure } = METRIC_WORDS[query.metric];
  const all = countedIn(records, period).flatMap((record) => {
    const ms = recordedMs(record, query.metric);
    const { number, title, severity, startedAt } = record;
    return ms === null ? [] : [{ number, title, severity, at: startedAt, ms }];
  });
  const { dots, every } = thinnedDots(all, MOST_DOTS);
  const choices = METRICS.map((metric) => ({
    href: `/insights${insightsSearch(query, { metric })}`,
    label: METRIC_WORDS[metric].measure.slice("Time to ".length),
    current: metric === query.metric,
  }));
  const summary = `${measure} of ${plural(all.length, "incident")}, by when each began.`;
  const bins = distributionOf(all.map(({ ms }) => ms));
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card
        title={measure}
        actions={<FilterLinks label="Measure" links={choices} />}
        {...(dots.length < all.length
          ? {
              footer: `${formatCount(dots.length)} of ${formatCount(all.length)} are drawn: the longest, and one in ${every} of the others.`,
            }
          : { note: "one dot per incident" })}
      >
        {median === null ? (
          <NothingRecorded />
        ) : (
          <ChartView
            chart={incidentDots({
              summary: `${summary} Half took less than ${formatDuration(median)}.`,
              incidents: dots,
              range: period,
              medianMs: median,
              measure,
            })}
          />
        )}
      </Card>
      <Card title="How long they took" note={measure.toLowerCase()}>
        {bins.length === 0 ? (
          <NothingRecorded />
        ) : (
          <ChartView
            chart={countBars({
              summary: `How many incidents took how long: ${measure.toLowerCase()}.`,
              bars: bins,
              category: measure,
              measure: "Incidents",
            })}
          />
        )}
      </Card>
    </div>
  );
}

const NothingRecorded = () => (
  <p className="py-12 text-center text-sm text-muted">No incident of this period has both times.</p>
);
