import type { Middleware } from "./middleware";

/**
 * A request may name its whole address, as to a proxy, or the server as such (`*`). Next sends the
 * one back to itself for ever and answers 500 to the other: here they become a path, the latter one
 * that nothing is at.
 */
export const originForm: Middleware = (request, response, next) => {
  const url = request.url ?? "/";
  if (!url.startsWith("/")) request.url = pathOf(url);
  next(request, response);
};

function pathOf(url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return "/malformed-address";
  const { pathname, search } = new URL(url);
  return pathname + search;
}
