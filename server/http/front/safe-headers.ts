import type { Middleware } from "./middleware";

/** What holds for every answer; `page-policy.ts` adds that of pages. */
const HEADERS = new Map([
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  // Forms without JavaScript need an Origin, which no-referrer would take away.
  ["Referrer-Policy", "same-origin"],
]);

export const safeHeaders: Middleware = (request, response, next) => {
  response.setHeaders(HEADERS);
  next(request, response);
};
