import type { ReactNode } from "react";
import { InfoTip } from "@/components/ui/info-tip";
import { StatTile } from "@/components/ui/stat-tile";
import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { changeWords, ENOUGH } from "@/lib/incident/change";
import type { DowntimeTogether } from "@/lib/incident/downtime";
import type { Insights, MetricInsight } from "@/lib/incident/insights";
import { METRICS, type Metric } from "@/lib/incident/metrics";
import { METRIC_WORDS } from "./metric-words";

/** The means of a period, each with what it takes to believe it. */
export function InsightTiles({ metrics, betweenFailures, before }: Pick<Insights, "metrics" | "betweenFailures"> & { before: string }) {
  return (
    <dl className="grid grid-cols-1 gap-3 xs:grid-cols-2 xs:*:last:col-span-2 lg:grid-cols-6 lg:*:col-span-2 lg:*:nth-last-[-n+2]:col-span-3">
      {METRICS.map((metric) => <MetricTile key={metric} metric={metric} insight={metrics[metric]} before={before} />)}
      <FailuresTile {...betweenFailures} />
    </dl>
  );
}

const orDash = (ms: number | null): string => (ms === null ? "–" : formatDuration(ms));

function MetricTile({ metric, insight: { n, pending, meanMs, medianMs, p90Ms, interval, change }, before }: { metric: Metric; insight: MetricInsight; before: string }) {
  const { mean, definition } = METRIC_WORDS[metric];
  return (
    <StatTile label={mean} value={orDash(meanMs)} detail={`n ${formatCount(n)}`} tip={
      <InfoTip term={mean}>
        {definition} The mean over the incidents that started in the period and have both times; canceled ones are left out. A few long incidents pull a mean far, so read it with the median and
        the 90th percentile (nearest rank). The range holds the mean in 95 % of resamples of these incidents (bootstrap); it needs {ENOUGH} of them.
      </InfoTip>
    } note={
      <>
        <Line label="median">{orDash(medianMs)}</Line>
        <Line label="p90">{orDash(p90Ms)}</Line>
        <Line label="95 % range">{interval ? `${formatDuration(interval.low)} to ${formatDuration(interval.high)}` : "–"}</Line>
        {pending > 0 && <Line label="not as far yet">{formatCount(pending)}</Line>}
        <span className="mt-1.5 block border-t border-line pt-1.5 text-pretty" title={`Against ${before}`}>{changeWords(change)}.</span>
      </>
    } />
  );
}

function FailuresTile({ meanMs, failures, counted, downtimeMs }: DowntimeTogether) {
  return (
    <StatTile label="MTBF" value={orDash(meanMs)} detail={`n ${formatCount(counted)}`} tip={
      <InfoTip term="MTBF, the mean time between failures">
        The time a service was up over the number of its failures. Incidents of a service that overlap are one failure, and its downtime runs from the beginning of the impact until it was resolved, or
        until now. Of several services, those that failed at least twice count, each as much as it failed.
      </InfoTip>
    } note={
      <>
        <Line label="failures in all">{formatCount(failures)}</Line>
        <Line label="downtime">{formatDuration(downtimeMs)}</Line>
        <span className="mt-1.5 block border-t border-line pt-1.5 text-pretty">{meanMs === null ? "No service failed twice." : "Of the services that failed at least twice; incidents that overlap are one failure."}</span>
      </>
    } />
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return <span className="flex justify-between gap-3"><span>{label}</span><span className="figure text-right text-ink">{children}</span></span>;
}
