import { ChartView } from "@/components/charts/chart-view";
import { packedChart } from "@/components/charts/packed-chart";
import { countBars } from "@/components/charts/count-bars";
import { incidentDots } from "@/components/charts/incident-dots";
import { METRIC_WORDS } from "@/components/insights/metric-words";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import type { Actor } from "@/db/access/actor";
import { formatCount, plural } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { insightsSearch, type InsightsQuery } from "@/lib/incident/insights-query";
import { METRICS } from "@/lib/incident/metrics";
import { durationsOf } from "@/server/insights/durations";
import type { Records } from "@/server/insights/records";

/** One metric of every incident of the period: when and how long, and how the durations lie. */
export async function DurationCards({
  actor,
  records,
  query,
  median,
}: {
  actor: Actor;
  records: Records;
  query: InsightsQuery;
  median: number | null;
}) {
  const { measure } = METRIC_WORDS[query.metric];
  const { of, dots, every, bins } = await durationsOf(actor, records, query);
  const choices = METRICS.map((metric) => ({
    href: `/insights${insightsSearch(query, { metric })}`,
    label: METRIC_WORDS[metric].measure.slice("Time to ".length),
    current: metric === query.metric,
  }));
  const summary = `${measure} of ${plural(of, "incident")}, by when each began.`;
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card
        title={measure}
        actions={<FilterLinks label="Measure" links={choices} />}
        {...(dots.length < of
          ? {
              footer: `${formatCount(dots.length)} of ${formatCount(of)} are drawn: the longest, and one in ${every} of the others.`,
            }
          : { note: "one dot per incident" })}
      >
        {median === null ? (
          <NothingRecorded />
        ) : (
          <ChartView
            chart={packedChart(
              incidentDots({
                summary: `${summary} Half took less than ${formatDuration(median)}.`,
                incidents: dots,
                range: records.period,
                medianMs: median,
                measure,
              }),
            )}
          />
        )}
      </Card>
      <Card title="How long they took" note={measure.toLowerCase()}>
        {bins.length === 0 ? (
          <NothingRecorded />
        ) : (
          <ChartView
            chart={packedChart(
              countBars({
                summary: `How many incidents took how long: ${measure.toLowerCase()}.`,
                bars: bins,
                category: measure,
                measure: "Incidents",
              }),
            )}
          />
        )}
      </Card>
    </div>
  );
}

const NothingRecorded = () => (
  <p className="py-12 text-center text-sm text-muted">No incident of this period has both times.</p>
);
