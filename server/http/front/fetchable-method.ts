import type { Middleware } from "./middleware";

/**
 * The one method that Node takes and no `Request` may have: Next makes one for its routes, and would
 * answer 500. It goes on as a method that Next does not know, which routes refuse with 400.
 */
export const fetchableMethod: Middleware = (request, response, next) => {
  if (request.method === "TRACE") request.method = "UNSUPPORTED";
  next(request, response);
};
