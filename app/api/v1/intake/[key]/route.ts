import { webhookRoute } from "@/server/http/senders/webhook";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = webhookRoute(
  "POST /api/v1/intake/{key}",
  ["alertmanager", "grafana", "uptime-kuma", "generic"],
);
