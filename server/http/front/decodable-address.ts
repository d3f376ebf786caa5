import type { Middleware } from "./middleware";

const API = "/api/";

/**
 * Next answers 500 to an address whose percent-encoding does not decode, and PostgreSQL looks up no
 * text with NUL: such an address becomes one that nothing is at. The API names the part of its
 * address that holds a NUL by itself.
 */
export const decodableAddress: Middleware = (request, response, next) => {
  const url = request.url ?? "";
  if (isMalformed(url))
    request.url = url.startsWith(API) ? "/api/malformed-address" : "/malformed-address";
  next(request, response);
};

function isMalformed(url: string): boolean {
  const path = url.split("?", 1)[0] ?? "";
  if (!path.includes("%")) return false;
  try {
    return decodeURIComponent(path).includes("\0") && !path.startsWith(API);
  } catch {
    // decodeURIComponent has no other way of saying no.
    return true;
  }
}
