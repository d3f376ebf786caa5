import { rememberedPart } from "@/components/markup/remembered";
import type { ReactNode } from "react";
import { frozen } from "@/components/markup/frozen";
import { InfoTip } from "@/components/ui/info-tip";
import { Figure } from "@/components/ui/figure";
import { StatTile } from "@/components/ui/stat-tile";
import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { changeWords, ENOUGH } from "@/lib/incident/change";
import type { DowntimeTogether } from "@/lib/incident/downtime";
import type { Insights, MetricInsight } from "@/lib/incident/insights";
import { METRICS, type Metric } from "@/lib/incident/metrics";
import { METRIC_WORDS } from "./metric-words";

/** The durations of a period, each with what it takes to believe it. */
export const InsightTiles = rememberedPart(
  ({
    metrics,
    betweenFailures,
    before,
  }: Pick<Insights, "metrics" | "betweenFailures"> & { before: string }) => {
    return frozen(
      <dl className="grid grid-cols-1 gap-3 xs:grid-cols-2 xs:*:last:col-span-2 lg:grid-cols-6 lg:*:col-span-2 lg:*:nth-last-[-n+2]:col-span-3">
        {METRICS.map((metric) => (
          <MetricTile key={metric} metric={metric} insight={metrics[metric]} before={before} />
        ))}
        <FailuresTile {...betweenFailures} />
      </dl>,
    );
  },
);

const orDash = (ms: number | null): string => (ms === null ? "–" : formatDuration(ms));

function MetricTile({
  metric,
  insight: { n, pending, meanMs, medianMs, p90Ms, interval, change },
  before,
}: {
  metric: Metric;
  insight: MetricInsight;
  before: string;
}) {
  const { mean, measure, definition } = METRIC_WORDS[metric];
  return (
    <StatTile
      label={measure}
      value={
        <Averages
          durations={[
            ["median", medianMs],
            ["mean", meanMs],
            ["p90", p90Ms],
          ]}
        />
      }
      tip={
        <InfoTip term={mean}>
          {definition} Over the incidents that started in the period and have both times; canceled
          ones are left out. Half took less than the median, nine of ten at most the 90th percentile
          (nearest rank). A few long incidents pull the mean far: it is what others call {mean}. The
          range holds the mean in 95% of resamples of these incidents (bootstrap); it needs {ENOUGH}{" "}
          of them.
        </InfoTip>
      }
      note={
        <>
          <Line label="incidents">n {formatCount(n)}</Line>
          <Line label="95% range of the mean">
            {interval ? `${formatDuration(interval.low)} to ${formatDuration(interval.high)}` : "–"}
          </Line>
          {pending > 0 && <Line label={NOT_YET[metric]}>{formatCount(pending)}</Line>}
          <span
            className="mt-1.5 block border-t border-line pt-1.5 text-pretty"
            title={`Against ${before}`}
          >
            {changeWords(change)}.
          </span>
        </>
      }
    />
  );
}

const NOT_YET = {
  detect: "not yet detected",
  acknowledge: "not yet acknowledged",
  mitigate: "not yet mitigated",
  resolve: "not yet resolved",
} as const;

/** Side by side with the same weight, so that none is read as the others. */
function Averages({
  durations,
}: {
  durations: readonly (readonly [name: string, ms: number | null])[];
}) {
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      {durations.map(([name, ms]) => (
        <span key={name} className="grid">
          <Figure>{orDash(ms)}</Figure>
          <span className="font-sans text-xs! font-normal tracking-normal">{name}</span>
        </span>
      ))}
    </span>
  );
}

function FailuresTile({ meanMs, failures, counted, downtimeMs }: DowntimeTogether) {
  return (
    <StatTile
      label="MTBF"
      value={orDash(meanMs)}
      detail={`n ${formatCount(counted)}`}
      tip={
        <InfoTip term="MTBF, the mean time between failures">
          The time a service was up over the number of its failures. Incidents of a service that
          overlap are one failure, and its downtime runs from the beginning of the impact until it
          was resolved, or until now. A service counts from when it was added, measured or failed
          first until it was archived. Of several services, those that failed at least twice count,
          each as much as it failed.
        </InfoTip>
      }
      note={
        <>
          <Line label="total failures">{formatCount(failures)}</Line>
          <Line label="downtime">{formatDuration(downtimeMs)}</Line>
          <span className="mt-1.5 block border-t border-line pt-1.5 text-pretty">
            {meanMs === null
              ? "No service failed twice."
              : "Of the services that failed at least twice; incidents that overlap are one failure."}
          </span>
        </>
      }
    />
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="flex justify-between gap-3">
      <span>{label}</span>
      <span className="figure text-right text-ink">{children}</span>
    </span>
  );
}
