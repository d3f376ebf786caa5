/** What sends alerts under an integration's key. */
export const SENDERS = ["alertmanager", "grafana", "pagerduty", "uptime-kuma", "generic"] as const;
export type SenderKind = (typeof SENDERS)[number];

export const SENDER_NAMES: Record<SenderKind, string> = {
  alertmanager: "Prometheus Alertmanager",
  grafana: "Grafana",
  pagerduty: "PagerDuty Events API v2",
  "uptime-kuma": "Uptime Kuma",
  generic: "JSON with a mapping",
};
