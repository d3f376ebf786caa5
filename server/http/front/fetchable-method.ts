import type { Middleware } from "./middleware";

/**
 * The Fetch standard forbids these, so that Next fails to make a request of them and answers 500.
 */
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

/**
 * Gives a request whose method Next cannot hold one that it refuses with 400, as any other that it
 * does not know.
 */
export const fetchableMethod: Middleware = (request, response, next) => {
  if (FORBIDDEN.has(request.method ?? "")) request.method = "UNSUPPORTED";
  next(request, response);
};
