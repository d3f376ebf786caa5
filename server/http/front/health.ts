import type { Middleware } from "./middleware";

const HEADERS = { "content-type": "application/json", "cache-control": "no-store" };

/**
 * The process answers, whatever pages wait for; says nothing about what it depends on. `/readyz`
 * does.
 */
export const health: Middleware = (request, response, next) => {
  if (request.url?.split("?", 1)[0] !== "/healthz") next(request, response);
  else if (request.method === "GET" || request.method === "HEAD")
    response.writeHead(200, HEADERS).end(JSON.stringify({ status: "ok" }));
  else response.writeHead(405, { ...HEADERS, allow: "GET, HEAD" }).end();
};
