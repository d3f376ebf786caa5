import { parseUrl } from "@/lib/text/parse-url";

const BASE = "http://here.invalid";

/**
 * A path on this installation to go on to; "/" for anything that would lead elsewhere or back to
 * signing in.
 */
export function safePath(path: string | null | undefined): string {
  if (!path?.startsWith("/") || /[\\\u0000-\u001f]/.test(path)) return "/";
  const url = parseUrl(path, BASE);
  // Reading the path takes its dots out: "/.//evil.example" is "//evil.example" by then, which
  // names another host.
  if (url?.origin !== BASE || /^\/(\/|(sign-in|setup|api)(\/|$))/.test(url.pathname)) return "/";
  return url.pathname + url.search;
}
