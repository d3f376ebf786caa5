import type { Severity } from "@/lib/incident/severity";

/** `at`: when it began; `ms`: how long the measure took. */
export type IncidentDot = {
  number: number;
  title: string;
  severity: Severity;
  at: number;
  ms: number;
};

export const incidentHref = (number: number): string => `/incidents/${number}`;
