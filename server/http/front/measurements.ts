import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { logBug } from "@/server/logging/log";
import { measurementHandlers } from "../api/handlers/measurements";
import { measurementOperations } from "../api/operations/measurements";
import type { CallRequest } from "../body";
import { callOf } from "../handler";
import type { Answer } from "../json";
import { hasBody } from "./whole-body";
import type { Middleware } from "./middleware";

const ADDRESS = "/api/v1/measurements";
const NO_PARAMS = Promise.resolve({});

const post = callOf(measurementOperations.postMeasurements, measurementHandlers.postMeasurements);

/**
 * Answers what comes most often as the API's route does, but without Next in between, which takes as
 * long as storing a small batch.
 */
export const measurements: Middleware = (request, response, next) => {
  if (request.method !== "POST" || request.url !== ADDRESS) {
    next(request, response);
    return;
  }
  answer(request, response).catch((error: unknown) => {
    logBug(error, "measurements");
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answered = await post(asFetched(request), NO_PARAMS);
  const { status, headers, text } =
    answered instanceof Response ? await answerOf(answered) : answered;
  // Not written yet: a body that is left unread closes the connection, which its header has to say.
  response.statusCode = status;
  response.setHeaders(new Map(Object.entries(headers)));
  response.setHeader("content-length", Buffer.byteLength(text ?? ""));
  response.end(text);
}

const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  text: await response.text(),
});

/** Its address says nothing but the path: the host is a claim of the client. */
function asFetched(request: IncomingMessage): CallRequest {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    for (const each of [value ?? []].flat()) headers.append(name, each);
  return {
    method: "POST",
    url: `http://localhost${ADDRESS}`,
    headers,
    body: hasBody(request) ? { getReader: () => readerOf(request) } : null,
  };
}

/** As the reader of a web stream, which is several times as slow. */
function readerOf(request: IncomingMessage) {
  const chunks = request.iterator({ destroyOnReturn: false });
  return {
    read: () => chunks.next() as Promise<ReadableStreamReadResult<Uint8Array>>,
    releaseLock: () => void chunks.return?.(),
  };
}
