import type { Severity } from "@/lib/alerting/policy";
import { matches, type Labels, type Matcher } from "./matcher";

/** What a page does about incidents: nothing, join the open one of its service, or open one. */
type IncidentChoice =
  | { kind: "none" }
  | { kind: "join" }
  | { kind: "open"; severity: 1 | 2 | 3 | 4 };

/** A team's rule; what it leaves out stays as the alert came. */
export type RouteRule = {
  matchers: readonly Matcher[];
  service?: string;
  severity?: Severity;
  escalationPolicy?: string;
  incident?: IncidentChoice;
};

/** What is to happen to an alert; `rule` is the place of the one that matched, null without any. */
export type Route = {
  rule: number | null;
  service: string | null;
  severity: Severity;
  /** Null: that of the service, else of the team. */
  escalationPolicy: string | null;
  incident: IncidentChoice;
};

type Routed = { labels: Labels; service: string | null; severity: Severity };

/** The first rule whose matchers all fit decides; a rule without matchers fits everything. */
export function routeOf(alert: Routed, rules: readonly RouteRule[]): Route {
  const labels = { ...alert.labels, severity: alert.severity };
  const place = rules.findIndex(({ matchers }) => matchers.every((one) => matches(one, labels)));
  const rule = rules[place];
  return {
    rule: rule ? place : null,
    service: rule?.service ?? alert.service,
    severity: rule?.severity ?? alert.severity,
    escalationPolicy: rule?.escalationPolicy ?? null,
    incident: rule?.incident ?? { kind: "none" },
  };
}
