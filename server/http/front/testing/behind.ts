import { request, type IncomingMessage, type RequestOptions } from "node:http";
import { listen } from "@/server/outgoing/testing/loopback-server";
import { inOrder, type Middleware } from "../middleware";

/** A server that answers each request with what is said of it where the middleware hands it on. */
export async function behind(
  middleware: Middleware,
  say: (incoming: IncomingMessage) => string | undefined,
) {
  const { port, close } = await listen(
    inOrder([middleware], (incoming, answer) => answer.end(say(incoming))),
  );
  const ask = (options: RequestOptions) =>
    new Promise<string>((resolve) => {
      request({ port, host: "127.0.0.1", ...options }, (answer) =>
        answer.on("data", (chunk: Buffer) => resolve(chunk.toString())),
      ).end();
    });
  return { ask, close };
}
