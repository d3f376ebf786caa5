import type { Middleware } from "./middleware";

/**
 * Once nobody new is let in, each answer ends its connection: one that stays open serves nobody.
 * Before, its client would come back on a new one.
 */
export const lastAnswers =
  (nobodyNew: () => boolean): Middleware =>
  (request, response, next) => {
    if (nobodyNew()) response.setHeader("connection", "close");
    next(request, response);
  };
