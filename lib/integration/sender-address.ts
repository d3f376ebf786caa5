import type { SenderKind } from "@/lib/intake/sender";

/** Where a sender of this kind is told to send to; PagerDuty's name the key in what they send. */
export function senderAddress(kind: SenderKind, base: string, key: string): string {
  const root = base.replace(/\/$/, "");
  switch (kind) {
    case "pagerduty":
      return `${root}/v2/enqueue`;
    case "alertmanager":
      return `${root}/api/v1/alertmanager/${key}`;
    case "grafana":
    case "uptime-kuma":
    case "generic":
      return `${root}/api/v1/intake/${key}`;
    default:
      return kind satisfies never;
  }
}
