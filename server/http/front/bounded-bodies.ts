import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { logBug } from "@/server/logging/log";
import { AUTH_BYTES, FORM_BYTES } from "../body-limits";
import { HttpError, problem } from "../problem";
import { formBodyProblem } from "./form-body";
import type { Middleware } from "./middleware";
import { drainsUnread } from "./unread-body";
import { hasBody, wholeBody, withBody } from "./whole-body";

/**
 * The API's handlers and those of senders read bodies themselves, each within its own bounds
 * (`handler.ts`, `senders/`, `body.ts`).
 */
const OWN_READERS = /^\/(?:api\/v1\/|v2\/(?:change\/)?enqueue(?:[?/]|$))/;
const AUTH = "/api/auth/";

/**
 * Stands before everything that reads a body. What pages, server actions and signing in are sent is
 * read whole, judged, and only then handed to `next`: too long, too slow, damaged, too many fields
 * or too deep end here. An answer that comes before its body was read leaves the connection fit for
 * the next request, or ends it.
 */
export const boundedBodies: Middleware = (request, response, next) => {
  if (!hasBody(request)) {
    next(request, response);
    return;
  }
  drainsUnread(request, response);
  if (OWN_READERS.test(request.url ?? "")) next(request, response);
  else
    judged(request).then(
      (sound) => next(sound, response),
      (error: unknown) => void refuse(request, response, error),
    );
};

async function judged(request: IncomingMessage): Promise<IncomingMessage> {
  const body = await wholeBody(request, request.url?.startsWith(AUTH) ? AUTH_BYTES : FORM_BYTES);
  const wrong = await formBodyProblem(request.headers["content-type"] ?? "", body);
  if (wrong !== null) throw new HttpError(400, wrong);
  return withBody(request, body);
}

/** In plain words for a page: Next shows the text of such an answer beside the form. */
async function refuse(
  { url }: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): Promise<void> {
  const known = error instanceof HttpError ? error : null;
  const [status, text] = known
    ? [known.status, known.message]
    : [
        500 as const,
        `Something went wrong on our side. The error's number is ${logBug(error, "body")}.`,
      ];
  if (!url?.startsWith("/api/")) {
    response
      .writeHead(status, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      })
      .end(text);
    return;
  }
  const answer = problem(status, text);
  response.writeHead(status, Object.fromEntries(answer.headers)).end(await answer.text());
}
