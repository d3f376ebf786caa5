import "server-only";
import { handler, type RouteHandler } from "../handler";
import { nothingHere } from "../nothing-here";
import { route, type Route } from "../route";
import { addressBook } from "./addresses";
import type { AnyHandler } from "./call";
import { NOUNS } from "./nouns";
import type { Method } from "./operation";

const ROOT = "/api/v1/";

type Methods = Partial<Record<Method, RouteHandler>>;

/** The methods of each path, from what describes and what handles its operations. */
function routes(): Map<string, Route> {
  const byPath = new Map<string, Methods>();
  for (const { operations, handlers } of NOUNS) {
    for (const [id, operation] of Object.entries(operations)) {
      const { method, path } = operation;
      const act: AnyHandler = async (call) => {
        const handle = (await handlers())[id];
        if (!handle) throw new Error(`${id} has no handler.`);
        return handle(call);
      };
      byPath.set(path, { ...byPath.get(path), [method]: handler(operation, act) });
    }
  }
  return new Map([...byPath].map(([path, methods]) => [path, route(methods)]));
}

const find = addressBook(routes());

type Answer = (request: Request) => Promise<Response>;

/** Answers one method of every address under /api/v1. */
const answer =
  (method: keyof Route): Answer =>
  async (request) => {
    const found = find(new URL(request.url).pathname.slice(ROOT.length).split("/"));
    if (!found) return nothingHere();
    return found.value[method](request, { params: Promise.resolve(found.params) });
  };

export const api: Record<keyof Route, Answer> = {
  GET: answer("GET"),
  HEAD: answer("HEAD"),
  POST: answer("POST"),
  PUT: answer("PUT"),
  PATCH: answer("PATCH"),
  DELETE: answer("DELETE"),
  OPTIONS: answer("OPTIONS"),
};
