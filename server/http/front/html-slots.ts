import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import type { Middleware } from "./middleware";

const slots = new AsyncLocalStorage<string[]>();
Object.assign(globalThis, { burnlineHtmlSlots: slots });

/** Where the HTML of a document is kept while it is made: see components/markup/html-slots.ts. */
export const htmlSlots: Middleware = (request, response, next) => {
  if (asksForDocument(request)) slots.run([], () => next(request, response));
  else next(request, response);
};

/** Not for what Next's own scripts ask for: they get elements, which hold their HTML. */
const asksForDocument = ({ headers }: IncomingMessage): boolean =>
  headers.rsc === undefined && headers["next-action"] === undefined;
