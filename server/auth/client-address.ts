import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const HEADER = "x-forwarded-for";
const SPOOFABLE = [
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
];

/**
 * How many proxies in front are trusted: BURNLINE_TRUST_PROXY, 0 when unset. Throws with the fix
 * when it is no such number.
 */
export function trustedProxies(): number {
  const given = process.env.BURNLINE_TRUST_PROXY || "0";
  if (!/^[0-9]$/.test(given))
    throw new Error(
      `BURNLINE_TRUST_PROXY must be the number of proxies in front of Burnline (0 to 9), not "${given}".`,
    );
  return Number(given);
}

/**
 * Without a trusted proxy, forwarding headers are a claim of the client: replace them with the
 * peer's address before Next reads them. Called once, at start.
 */
export function watchPeerAddresses(): void {
  if (trustedProxies() > 0) return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    for (const name of SPOOFABLE) Reflect.deleteProperty(request.headers, name);
    request.headers[HEADER] = request.socket.remoteAddress ?? "";
  });
}

/** The client's address: the entry that the outermost trusted proxy added, else the peer's. */
export function clientAddress(headers: Headers): string | null {
  const entries = (headers.get(HEADER) ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const address = entries.at(-Math.max(1, trustedProxies())) ?? entries.at(0);
  return address?.replace(/^::ffff:/, "") ?? null;
}
