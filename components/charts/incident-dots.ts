import { formatDuration } from "@/lib/formats/duration";
import type { Severity } from "@/lib/incident/severity";
import type { Interval } from "@/lib/time/interval";
import type { DotChart } from "./chart";
import { durationScale, durationTick, logOf } from "./duration-scale";
import { axisOf } from "./scale";

/** `at`: when it began; `ms`: how long the measure took. */
type MeasuredIncident = {
  number: number;
  title: string;
  severity: Severity;
  at: number;
  ms: number;
};

type IncidentDots = {
  summary: string;
  incidents: readonly MeasuredIncident[];
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
    dots: incidents.map(({ number, title, severity, at, ms }) => ({
      at,
      value: logOf(ms),
      severity,
      title: `#${number} ${title}`,
      text: formatDuration(ms),
      href: `/incidents/${number}`,
    })),
    level: {
      value: logOf(medianMs),
      tone: "muted",
      dash: "dashed",
      name: `Median ${formatDuration(medianMs)}`,
    },
    measure,
  };
}
