import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { logBug } from "@/server/logging/log";
import { measurementHandlers } from "../api/handlers/measurements";
import { measurementOperations } from "../api/operations/measurements";
import { handler } from "../handler";
import { hasBody } from "./whole-body";
import type { Middleware } from "./middleware";

const ADDRESS = "/api/v1/measurements";
const NO_PARAMS = { params: Promise.resolve({}) };

const post = handler(measurementOperations.postMeasurements, measurementHandlers.postMeasurements);

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
  const text = Buffer.from(await answered.arrayBuffer());
  response.statusCode = answered.status;
  response.setHeaders(answered.headers);
  response.setHeader("content-length", text.byteLength);
  response.end(text);
}

/** Its address says nothing but the path: the host is a claim of the client. */
function asFetched(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    for (const each of [value ?? []].flat()) headers.append(name, each);
  return new Request(`http://localhost${ADDRESS}`, {
    method: "POST",
    headers,
    ...(hasBody(request) && {
      body: Readable.toWeb(request) as ReadableStream<Uint8Array>,
      duplex: "half",
    }),
  });
}
