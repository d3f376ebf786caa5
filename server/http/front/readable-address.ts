import type { Middleware } from "./middleware";

const API = "/api/";
const NOWHERE = "/malformed-address";

/**
 * Makes of every address one that Next can take. A whole one, as is sent to a proxy, it redirects to
 * itself for ever: the path stays. To `*`, and to percent-encoding that does not decode, it answers
 * 500, and PostgreSQL looks up no text with NUL: these lead to where nothing is.
 */
export const readableAddress: Middleware = (request, response, next) => {
  const url = originForm(request.url ?? "/");
  request.url = isReadable(url) ? url : url.startsWith(API) ? `/api${NOWHERE}` : NOWHERE;
  next(request, response);
};

function originForm(url: string): string {
  if (url.startsWith("/")) return url;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return NOWHERE;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The API names the part of its address that holds a NUL by itself. */
function isReadable(url: string): boolean {
  const path = url.split("?", 1)[0] ?? "";
  if (!path.includes("%")) return true;
  try {
    return !decodeURIComponent(path).includes("\0") || path.startsWith(API);
  } catch {
    // decodeURIComponent has no other way of saying no.
    return false;
  }
}
