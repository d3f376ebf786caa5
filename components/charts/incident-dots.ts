import { formatDuration } from "@/lib/formats/duration";
import type { Interval } from "@/lib/time/interval";
import type { ChartDot, DotChart } from "./chart";
import { durationScale, durationTick, logOf } from "./duration-scale";
import { axisOf } from "./scale";

type IncidentDots = {
  summary: string;
  incidents: readonly ChartDot[];
  range: Interval;
  medianMs: number;
  measure: string;
};

/** Each incident where it began and by how long it took, on a logarithmic axis. */
export function incidentDots(asked: IncidentDots): DotChart {
  const { summary, incidents, range, medianMs, measure } = asked;
  return {
    kind: "dots",
    summary,
    height: 300,
    range,
    axis: axisOf(durationScale(incidents.map(({ ms }) => ms)), durationTick),
    dots: [...incidents],
    level: {
      value: logOf(medianMs),
      tone: "muted",
      dash: "dashed",
      name: `Median ${formatDuration(medianMs)}`,
    },
    measure,
  };
}
