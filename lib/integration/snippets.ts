import type { SenderKind } from "@/lib/intake/sender";
import { senderAddress } from "./sender-address";

/** Something to copy into a sender's own settings. */
export type Snippet = { label: string; note: string; code: string };

/** What to paste where, for a sender of this kind; `key` may be a word that stands for it. */
export function snippetsFor(kind: SenderKind, base: string, key: string): readonly Snippet[] {
  const address = senderAddress(kind, base, key);
  switch (kind) {
    case "alertmanager":
      return [
        {
          label: "alertmanager.yml",
          note: "Add the receiver, and send a route to it.",
          code: `route:
  receiver: burnline
receivers:
  - name: burnline
    webhook_configs:
      - url: ${address}
        send_resolved: true
        max_alerts: 500`,
        },
      ];
    case "grafana":
      return [
        {
          label: "Contact point",
          note: "Alerting, Contact points, Add contact point, integration Webhook. Method POST, and this URL:",
          code: address,
        },
      ];
    case "pagerduty":
      return [
        {
          label: "Events URL",
          note: "The key goes where a client of Events API v2 asks for its integration key (routing key), and this in place of its address at pagerduty.com:",
          code: address,
        },
        {
          label: "alertmanager.yml",
          note: "Or from Alertmanager:",
          code: `receivers:
  - name: burnline
    pagerduty_configs:
      - routing_key: ${key}
        url: ${address}`,
        },
      ];
    case "uptime-kuma":
      return [
        {
          label: "Notification",
          note: "Settings, Notifications, Setup notification, type Webhook. Request body “Preset – application/json”, and this post URL:",
          code: address,
        },
      ];
    case "generic":
      return [
        {
          label: "Request",
          note: "Send the JSON that the mapping describes:",
          code: `curl -X POST ${address} \\
  -H 'Content-Type: application/json' \\
  -d @alert.json`,
        },
      ];
    default:
      return kind satisfies never;
  }
}
