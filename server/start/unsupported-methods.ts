import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * The Fetch standard forbids these, so that Next fails to make a request of them and answers 500.
 */
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

/**
 * Gives a request whose method Next cannot hold one that it refuses with 400, as any other that it
 * does not know. Called once, at start.
 */
export function fixUnsupportedMethods(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (FORBIDDEN.has(request.method ?? "")) request.method = "UNSUPPORTED";
  });
}
