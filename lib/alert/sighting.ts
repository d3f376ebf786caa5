import type { Severity } from "@/lib/alerting/policy";
import type { AlertFacts } from "./facts";
import type { AlertKind } from "./kind";

/**
 * What an alert is about, apart from what happens to it. `startedAt`: when this occurrence began, as
 * whoever tells of it says; null: when it is seen.
 */
export type AlertSubject = {
  kind: AlertKind;
  /** Who tells of it, such as "slo:12"; `key` counts within that. */
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
  startedAt: Date | null;
};

/** Something that whoever watches has found of an alert. */
export type Sighting = AlertSubject &
  (
    | { event: "seen"; severity: Severity }
    /** `endedAt`: when, as its sender says. */
    | { event: "gone"; endedAt?: Date | null }
    | { event: "acknowledged"; by: string }
  );

/**
 * What is known of an alert at an instant; `severity` null: it is not to be open. `subject` is made
 * only of what changes.
 */
export type Verdict = Pick<AlertSubject, "origin" | "key"> & {
  severity: Severity | null;
  subject: () => AlertSubject;
};

/** The verdict on something of which everything is known already. */
export const verdictOn = (subject: AlertSubject, severity: Severity | null): Verdict => ({
  origin: subject.origin,
  key: subject.key,
  severity,
  subject: () => subject,
});

/** An alert that is open, with the severity that was last told of it. */
export type OpenAlert = AlertSubject & { severity: Severity };

/** Names an alert among all that Burnline itself raises. */
export const alertPlace = ({ origin, key }: Pick<AlertSubject, "origin" | "key">): string =>
  `${origin} ${key}`;
