import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Next answers 500 to an address whose percent-encoding does not decode: such an address becomes one that nothing is at. Called once, at start. */
export function mendMalformedAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (isMalformed(request.url ?? "")) request.url = request.url?.startsWith("/api/") ? "/api/malformed-address" : "/malformed-address";
  });
}

function isMalformed(url: string): boolean {
  const path = url.split("?", 1)[0] ?? "";
  if (!path.includes("%")) return false;
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    // decodeURIComponent has no other way of saying no.
    return true;
  }
}
