import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { metrics } from "./metrics";
import { routeClass } from "./route-class";

export type RequestStart = { request: IncomingMessage; response: ServerResponse; server: Server };

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const CLIENT_WENT_AWAY = "499";

/**
 * Counts every request of the process's HTTP server: pages, actions, files and API alike, also
 * those that Next answers by itself.
 */
export function measureRequests(): void {
  subscribe("http.server.request.start", (message) => measureRequest(message as RequestStart));
}

function measureRequest({ request, response }: Pick<RequestStart, "request" | "response">): void {
  const { requests, requestDuration, requestsOpen } = metrics();
  const startedAt = performance.now();
  requestsOpen.inc();
  response.once("close", () => {
    requestsOpen.dec();
    const method = request.method ?? "GET";
    const route = routeClass(
      method,
      request.url ?? "/",
      request.headers["next-action"] !== undefined,
    );
    // A page that watches stays for hours and leaves when it likes: neither says how fast anything
    // was answered.
    if (route !== "live")
      requestDuration.observe({ route }, (performance.now() - startedAt) / 1000);
    const answered = response.writableFinished || (route === "live" && response.headersSent);
    requests.inc({
      route,
      method: METHODS.has(method) ? method : "other",
      code: answered ? String(response.statusCode) : CLIENT_WENT_AWAY,
    });
  });
}
