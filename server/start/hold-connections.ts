import { subscribe } from "node:diagnostics_channel";
import type { RequestStart } from "@/server/metrics/http";

/** Proxies hold an idle connection for 60 seconds, as a rule: closed any earlier, it may be in the very moment in which they send a request. */
const IDLE_MS = 75_000;

/** Keeps idle connections open for longer than those who use them do. Called once, at start. */
export function holdConnections(): void {
  subscribe("http.server.request.start", (message) => {
    const { server } = message as RequestStart;
    server.keepAliveTimeout = IDLE_MS;
  });
}
