import { chartFacts, chartPath, CHART_HOURS, type QueryChart } from "@/lib/data-source/query-chart";
import { plural } from "@/lib/formats/count";
import { formatTime } from "@/lib/formats/instant";
import { MINUTE_MS } from "@/lib/time/duration";
import { useTimeZone } from "../ui/time-zone";

const WIDTH = 360;
const HEIGHT = 56;

const figure = (value: number): string =>
  value.toLocaleString("en-US", { maximumSignificantDigits: 4 });

/** What a query gave over the last hours, so that a wrong one is seen before it is saved. */
export function QueryChartView({ chart, label }: { chart: QueryChart; label: string }) {
  const { timeZone } = useTimeZone();
  const facts = chartFacts(chart);
  if (!facts)
    return <p className="text-xs text-muted">No value in the last {CHART_HOURS} hours.</p>;
  const { low, high, missing } = facts;
  const range = low === high ? `always ${figure(low)}` : `from ${figure(low)} to ${figure(high)}`;
  const gaps =
    missing === 0 ? "" : ` ${plural(missing, "minute")} of ${chart.values.length} without a value.`;
  return (
    <figure className="grid max-w-xl gap-1 rounded-sm border border-line bg-sunken px-3 py-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
        <svg
          role="img"
          aria-label={`${label}, last ${CHART_HOURS} hours: ${range}.`}
          viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
          preserveAspectRatio="none"
          fill="none"
          className="h-15 w-full text-accent"
        >
          <path
            d={chartPath(chart, facts, WIDTH, HEIGHT)}
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <div className="figure flex flex-col justify-between text-right text-xs text-faint">
          {low === high ? (
            <span className="my-auto">{figure(high)}</span>
          ) : (
            <>
              <span>{figure(high)}</span>
              <span>{figure(low)}</span>
            </>
          )}
        </div>
      </div>
      <figcaption className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
        <span>
          {formatTime(chart.end - chart.values.length * MINUTE_MS, timeZone)} –{" "}
          {formatTime(chart.end, timeZone)}, each minute.{gaps}
        </span>
      </figcaption>
    </figure>
  );
}
