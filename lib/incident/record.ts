import type { Severity } from "./severity";
import type { Status } from "./status";
import type { IncidentTimes } from "./times";

/**
 * What counting incidents needs to know of one. Slugs of the services it touched and of the team in
 * charge.
 */
export type IncidentRecord = IncidentTimes & {
  number: number;
  title: string;
  severity: Severity;
  status: Status;
  declaredAt: number;
  team: string;
  services: readonly string[];
};
