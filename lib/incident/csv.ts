import { csvText, type CsvCell } from "@/lib/formats/csv";
import { METRICS, metricOf, recordedMs } from "./metrics";
import type { IncidentRecord } from "./record";
import { KEY_TIMES, timeOf } from "./times";

const HEADER = [
  "number",
  "title",
  "severity",
  "status",
  "team",
  "services",
  "declared_at",
  ...KEY_TIMES.map((mark) => `${mark}_at`),
  ...METRICS.flatMap((metric) => [`time_to_${metric}_ms`, `time_to_${metric}_state`]),
];

/**
 * One line an incident: instants in UTC, durations in milliseconds, each with why it is missing
 * where it is.
 */
export const incidentsCsv = (incidents: readonly IncidentRecord[]): string =>
  csvText(HEADER, incidents.map(lineOf));

function lineOf(incident: IncidentRecord): CsvCell[] {
  const { number, title, severity, status, team, services, declaredAt } = incident;
  const instants = KEY_TIMES.map((mark) => instant(timeOf(incident, mark)));
  return [
    number,
    title,
    severity,
    status,
    team,
    services.join(" "),
    instant(declaredAt),
    ...instants,
    ...METRICS.flatMap((metric) => [
      recordedMs(incident, metric),
      metricOf(incident, metric).state,
    ]),
  ];
}

const instant = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();
