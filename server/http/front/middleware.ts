import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** Answers a request, or hands it (or one that stands for it) to `next`. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: RequestListener,
) => void;

/** One listener that asks each in its order, and `last` for what none of them answered. */
export const inOrder = (list: readonly Middleware[], last: RequestListener): RequestListener =>
  list.reduceRight<RequestListener>(
    (next, each) => (request, response) => each(request, response, next),
    last,
  );
