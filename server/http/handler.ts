import "server-only";
import { z } from "zod";
import { actorLabel, can, type Actor, type Permission } from "@/db/access/actor";
import { AppError } from "@/lib/errors/app-error";
import { invalid } from "@/lib/errors/invalid";
import { textErrors } from "@/lib/text/storable";
import { actorFromRequest } from "@/server/auth/request-actor";
import type { AnyHandler } from "./api/call";
import type { NeededScope, Operation } from "./api/operation";
import { answered } from "./answered";
import { assertMediaType, jsonOf, readText, type CallRequest } from "./body";
import { KIB } from "./body-limits";
import { withinCapacity } from "./capacity";
import { parsed, parsedParams, parsedQuery } from "./input";
import { jsonAnswer, responseOf, type Answer } from "./json";
import { parsedInParts } from "./long-body";
import { etagOf } from "./preconditions";
import { inTurn } from "./turns";

type Params = Promise<Record<string, unknown> | undefined>;
type ApiCall = (request: CallRequest, params: Params) => Promise<Answer | Response>;

export type RouteHandler = (request: Request, context: { params: Params }) => Promise<Response>;

const NO_QUERY = z.strictObject({});
/** What a streamed body holds in memory at a time. */
const STREAM_BYTES = 1024 * KIB;

/**
 * One call of the API: who, then what they sent as the operation describes it, then `act`, then the
 * answer.
 */
export function callOf(operation: Operation, act: AnyHandler): ApiCall {
  return (request, sent) =>
    answered(`${operation.method} ${operation.path}`, async () => {
      const actor = await actorFromRequest(request);
      assertScope(actor, operation.scope);
      const params = parsedParams((await sent) ?? {});
      const search = new URL(request.url).searchParams;
      const query = parsedQuery(operation.query ?? NO_QUERY, search);
      const reply = await withinCapacityOf(operation, actor, request, async () => {
        const body = await bodyOf(operation, request);
        return act({ actor, params, query, body, request, now: new Date() } as never);
      });
      if (reply instanceof Response) return reply;
      if (reply.status === 204) return { status: 204, headers: {}, text: null };
      const headers = operation.etag ? { etag: etagOf(reply.value, operation.etag.apart) } : {};
      return jsonAnswer(reply.value, reply.status, headers);
    });
}

/** The same for a route of Next. */
export function handler(operation: Operation, act: AnyHandler): RouteHandler {
  const call = callOf(operation, act);
  return async (request, { params }) => {
    const answer = await call(request, params);
    return answer instanceof Response ? answer : responseOf(answer);
  };
}

const PERMISSION = {
  read: "read",
  measure: "measure",
  write: "manage",
  admin: "admin",
} as const satisfies Partial<Record<NeededScope, Permission>>;

/** A token without the scope is told so, whatever it asks for: that gives nothing away. */
export function assertScope(actor: Actor, scope: NeededScope): void {
  if (actor.kind !== "token" || scope === "none") return;
  if (
    !can(actor, PERMISSION[scope], actor.teamId === null ? null : { id: actor.teamId, open: false })
  )
    throw new AppError("forbidden", `This needs a token with the ${scope} scope.`);
}

/** What is measured comes in floods, and what is heavy would hold up all others. */
function withinCapacityOf<T>(
  operation: Operation,
  actor: Actor,
  request: CallRequest,
  work: () => Promise<T>,
): Promise<T> {
  if (operation.heavy) return inTurn(operation.heavy, holderOf(actor), work);
  if (operation.scope !== "measure") return work();
  const most = operation.body?.kind === "json" ? operation.body.maxBytes : STREAM_BYTES;
  const declared = Number(request.headers.get("content-length") ?? most);
  return withinCapacity(
    holderOf(actor),
    Number.isSafeInteger(declared) ? Math.min(declared, most) : most,
    work,
  );
}

const holderOf = (actor: Actor): string =>
  actor.kind === "token" ? `token:${actor.tokenId}` : actorLabel(actor);

async function bodyOf(operation: Operation, request: CallRequest): Promise<unknown> {
  const { body } = operation;
  if (!body) return undefined;
  if (body.kind === "stream") {
    assertMediaType(request, body.types);
    return undefined;
  }
  assertMediaType(request, ["application/json"]);
  const text = await readText(request, body.maxBytes);
  const plain = body.plain?.(text) ?? null;
  if (plain !== null) return plain;
  const { value, suspect } = jsonOf(text);
  const errors = suspect ? textErrors(value) : [];
  if (errors.length > 0) throw invalid("the body", errors);
  return body.long
    ? parsedInParts(body.schema, body.long, value)
    : parsed(body.schema, value, "the body");
}
