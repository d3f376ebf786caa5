import { createServer, type RequestListener, type Server } from "node:http";
import { Connections } from "@/server/http/front/connections";
import { front } from "@/server/http/front/front";

/**
 * Proxies hold an idle connection for 60 seconds, as a rule: closed any earlier, it may be in the
 * very moment in which they send a request.
 */
const IDLE_MS = 75_000;
const HEADERS_MS = 60_000;
const REQUEST_MS = 300_000;

/** Everything in front of pages and API on one server, which does not listen yet. */
export function httpServer(answer: RequestListener): { server: Server; connections: Connections } {
  const server = createServer({
    keepAliveTimeout: IDLE_MS,
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
  });
  const connections = new Connections(server);
  server.on(
    "request",
    front(answer, () => connections.isClosed),
  );
  return { server, connections };
}

/** Rejects with what to do where the port cannot be had. */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `Port ${port} cannot be opened (${error.code ?? error.message}): set PORT to another one.`,
          { cause: error },
        ),
      ),
    );
    server.listen(port, resolve);
  });
}
