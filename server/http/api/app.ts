import "server-only";
import { handler, type RouteHandler } from "../handler";
import { nothingHere } from "../nothing-here";
import { route, type Route } from "../route";
import { addressBook } from "./addresses";
import { HANDLERS } from "./all-handlers";
import { OPERATIONS } from "./all-operations";
import type { AnyHandler } from "./call";
import type { Method, Operations } from "./operation";

const ROOT = "/api/v1/";

type Methods = Partial<Record<Method, RouteHandler>>;

/** The methods of each path, from what describes and what handles its operations. */
function routes(): Map<string, Route> {
  const byPath = new Map<string, Methods>();
  const nouns: Readonly<Record<string, Operations>> = OPERATIONS;
  const handlers: Readonly<Record<string, Readonly<Record<string, AnyHandler>>>> = HANDLERS;
  for (const [noun, operations] of Object.entries(nouns)) {
    for (const [id, operation] of Object.entries(operations)) {
      const handle = handlers[noun]?.[id];
      if (!handle) throw new Error(`${id} has no handler.`);
      const { method, path } = operation;
      byPath.set(path, { ...byPath.get(path), [method]: handler(operation, handle) });
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
