import type { Middleware } from "./middleware";

/** The Fetch standard forbids them, so that no `Request` has one. */
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

/**
 * Next refuses a method that it does not know with 400, but makes a `Request` first, and answers
 * 500 where none can have that method: such a request goes on with one that Next does not know.
 */
export const fetchableMethod: Middleware = (request, response, next) => {
  if (FORBIDDEN.has(request.method ?? "")) request.method = "UNSUPPORTED";
  next(request, response);
};
