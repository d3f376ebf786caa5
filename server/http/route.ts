import "server-only";
import { METHODS, type Method } from "./api/operation";
import type { RouteHandler } from "./handler";
import { preconditioned } from "./preconditions";
import { problem } from "./problem";

type Handlers = Partial<Record<Method, RouteHandler>>;
export type Route = Record<Method | "HEAD" | "OPTIONS", RouteHandler>;

/**
 * All methods of a route: those given, HEAD for a GET, OPTIONS, and 405 with Allow for the rest.
 */
export function route(handlers: Handlers): Route {
  const given = METHODS.filter((method) => handlers[method]);
  const allow = [...given, ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: RouteHandler = async (request) =>
    problem(405, `${request.method} is not possible here. Possible: ${allow}.`, {
      headers: { allow },
    });
  const { GET } = handlers;
  const change = (act: RouteHandler | undefined) =>
    act && GET ? preconditioned(GET, act) : (act ?? refuse);
  return {
    GET: GET ?? refuse,
    PUT: change(handlers.PUT),
    POST: handlers.POST ?? refuse,
    DELETE: change(handlers.DELETE),
    PATCH: change(handlers.PATCH),
    HEAD: GET ? async (request, context) => withoutBody(await GET(request, context)) : refuse,
    OPTIONS: async () => new Response(null, { status: 204, headers: { allow } }),
  };
}

function withoutBody({ status, headers, body }: Response): Response {
  // A stream that nobody reads would be written for ever.
  void body?.cancel();
  return new Response(null, { status, headers });
}
