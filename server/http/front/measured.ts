import { metrics } from "@/server/metrics/metrics";
import { routeClass } from "@/server/metrics/route-class";
import type { Middleware } from "./middleware";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const CLIENT_WENT_AWAY = "499";

/** Counts every request: pages, actions, files and API alike, whoever answers it. */
export const measured: Middleware = (request, response, next) => {
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
  next(request, response);
};
