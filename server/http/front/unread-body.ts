import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

const MOST_BYTES = 8 * 1024 * 1024;
const LONGEST_MS = 1000;

/**
 * Before an answer ends whose body was not read to its end, the rest is read and dropped: it would
 * stand before the next request on the connection. A rest that is longer or slower than that ends
 * the connection with the answer.
 */
export function drainsUnread(request: IncomingMessage, response: ServerResponse): void {
  const end = response.end.bind(response);
  // Destroying a request takes its socket from it.
  const { socket } = request;
  response.end = ((...given: Parameters<typeof end>) => {
    if (request.readableEnded) return end(...given);
    void drained(request).then((all) => {
      if (!all) closeWith(socket, response);
      end(...given);
    });
    return response;
  }) as typeof response.end;
}

function closeWith(socket: Socket, response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
  response.once("finish", () => socket.destroySoon());
}

/** Reads what is left away; false where that is too much, or does not come. */
function drained(request: IncomingMessage): Promise<boolean> {
  // Nobody can read a destroyed request on.
  if (request.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    let bytes = 0;
    const overdue = setTimeout(() => finish(false), LONGEST_MS);
    const finish = (all: boolean) => {
      clearTimeout(overdue);
      resolve(all);
    };
    // Whoever read before does not read on, and would hold the flow back.
    request.unpipe();
    for (const event of ["data", "readable"]) request.removeAllListeners(event);
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) finish(false);
    });
    request
      .once("end", () => finish(true))
      .once("close", () => finish(false))
      .once("error", () => finish(false));
    request.resume();
  });
}
