import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { RequestListener, Server } from "node:http";
import compression from "compression";
import { changeToken } from "@/db/store/client";
import { MINUTE_MS } from "@/lib/time/duration";
import { boundedBodies } from "@/server/http/bounded-bodies";
import { pageCache } from "@/server/http/page-cache";
import type { RequestStart } from "@/server/metrics/http";

/**
 * Puts compression, the bounds of bodies and the memory of pages in front of Next, on its own
 * server. Called once, at start.
 */
export function cachePages(): void {
  const known = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server } = message as RequestStart;
    if (known.has(server)) return;
    known.add(server);
    // Published before the request is handed to the listeners: those set here are the ones that get
    // it.
    const [render, ...others] = server.listeners("request") as RequestListener[];
    if (!render || others.length > 0)
      throw new Error("Next is expected to listen to requests once");
    const [compress, answer] = [compression(), boundedBodies(pageCache(render, epoch))];
    server.removeAllListeners("request");
    server.on("request", (request, response) =>
      compress(request, response, () => answer(request, response)),
    );
  });
}

const epoch = async (): Promise<string> =>
  `${await changeToken()} ${Math.floor(Date.now() / MINUTE_MS)}`;
