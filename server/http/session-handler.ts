import "server-only";
import type { z } from "zod";
import type { UserActor } from "@/db/access/actor";
import type { NamesIn } from "./api/operation";
import { actorOfSession } from "@/server/auth/request-actor";
import { answered } from "./answered";
import { type RouteHandler } from "./handler";
import { json } from "./json";
import { parsedParams, parsedQuery } from "./input";

type Call<Path extends string, Query extends z.ZodObject> = {
  actor: UserActor;
  params: Record<NamesIn<Path>, string>;
  query: z.output<Query>;
  now: Date;
};

/**
 * What Burnline's own pages read: for the session alone and in no document, else checked and
 * refused like a call of the API. Answers JSON, or the response it is given.
 */
export function sessionHandler<const Path extends `/${string}`, Query extends z.ZodObject>(
  path: Path,
  querySchema: Query,
  act: (call: Call<Path, Query>) => Promise<unknown>,
): RouteHandler {
  return (request, context) =>
    answered(`GET ${path}`, async () => {
      const actor = await actorOfSession(request);
      const params = parsedParams((await context.params) ?? {}) as Call<Path, Query>["params"];
      const query = parsedQuery(querySchema, new URL(request.url).searchParams);
      const answer = await act({ actor, params, query, now: new Date() });
      return answer instanceof Response ? answer : json(answer);
    });
}
