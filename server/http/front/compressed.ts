import compression from "compression";
import type { Middleware } from "./middleware";

const compress = compression();

export const compressed: Middleware = (request, response, next) =>
  compress(request, response, () => next(request, response));
