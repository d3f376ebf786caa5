import type { AlertFacts } from "@/lib/alert/facts";
import type { AlertKind } from "@/lib/alert/kind";
import type { Severity } from "@/lib/alerting/policy";

/**
 * What somebody tells of one alert: that it is there, that it is over, or that a person on their
 * side has it. `origin` and `key` say which alert it is.
 */
export type Sighting = {
  kind: AlertKind;
  origin: string;
  key: string;
  groupKey: string | null;
  teamId: number;
  serviceId: number | null;
  sloId: number | null;
  objectiveId: number | null;
  integrationId: number | null;
  title: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  links: { href: string; text: string }[];
  facts: AlertFacts | null;
  /** When it began by its sender's account; null where that is now. */
  startedAt: Date | null;
} & (
  | { event: "seen"; severity: Severity }
  | { event: "gone" }
  | { event: "acknowledged"; by: string }
);
