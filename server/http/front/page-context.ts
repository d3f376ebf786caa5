import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import { parseCookie } from "cookie";
import { displayZone, parsePreferences } from "@/lib/preferences/preferences";
import type { Middleware } from "./middleware";
import { isPage } from "./page-policy";

/** As components/markup/page-context.ts reads it. */
type PageContext = {
  timeZone: string;
  html: string[] | null;
  ids: number;
  dialogs: Map<string, unknown>;
  isAnswer: boolean;
};

const contexts = new AsyncLocalStorage<PageContext>();
Object.assign(globalThis, { burnlinePageContext: contexts });

/** What is known of a page while it is made: its reader's zone, and the HTML of a document. */
export const pageContext: Middleware = (request, response, next) => {
  const [path = "/"] = (request.url ?? "/").split("?");
  if (isPage(path)) contexts.run(contextOf(request), () => next(request, response));
  else next(request, response);
};

function contextOf(request: IncomingMessage): PageContext {
  const cookies = parseCookie(request.headers.cookie ?? "");
  const timeZone = displayZone(parsePreferences((name) => cookies[name]));
  return {
    timeZone,
    html: asksForDocument(request) ? [] : null,
    ids: 0,
    dialogs: new Map(),
    isAnswer: request.method === "POST",
  };
}

/** Not for what Next's own scripts ask for: they get elements, which hold their HTML. */
const asksForDocument = ({ headers }: IncomingMessage): boolean =>
  headers.rsc === undefined && headers["next-action"] === undefined;
