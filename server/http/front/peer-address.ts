import { FORWARDED_FOR, trustedProxies } from "@/server/auth/client-address";
import type { Middleware } from "./middleware";

const SPOOFABLE = [
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
];

/**
 * Without a trusted proxy, forwarding headers are a claim of the client: replaces them with the
 * peer's address before anything reads them.
 */
export const peerAddress: Middleware = (request, response, next) => {
  if (trustedProxies() === 0) {
    for (const name of SPOOFABLE) Reflect.deleteProperty(request.headers, name);
    request.headers[FORWARDED_FOR] = request.socket.remoteAddress ?? "";
  }
  next(request, response);
};
