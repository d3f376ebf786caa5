import type { IncomingMessage, ServerResponse } from "node:http";
import { servedOverHttps } from "@/server/auth/installation-url";
import { PATH_HEADER } from "@/server/auth/path-header";
import { newNonce } from "../nonce";
import type { Middleware } from "./middleware";

const POLICY_HEADER = "content-security-policy";
const DEVELOPMENT = process.env.NODE_ENV === "development";
const HSTS = "max-age=31536000; includeSubDomains";
/** The API answers no HTML, and files are the same for everybody. */
const NO_PAGE =
  /^\/(?:api\/|_next\/static\/|(?:_next\/image|v2\/(?:change\/)?enqueue|readyz|metrics|favicon\.ico|icon\.svg)$)/;

export const isPage = (path: string): boolean => !NO_PAGE.test(path);

/**
 * Adds what each page needs: a fresh nonce for its scripts, which Next takes from the request, and
 * its own path for the way back from signing in. Nothing is authorised here.
 */
export const pagePolicy: Middleware = (request, response, next) => {
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  if (isPage(path)) addPolicy(request, response, path, query.join("?"));
  next(request, response);
};

function addPolicy(
  { headers }: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): void {
  const policy = contentSecurityPolicy(newNonce());
  headers[POLICY_HEADER] = policy;
  headers[PATH_HEADER] = path + searchOf(query);
  response.setHeader(POLICY_HEADER, policy);
  if (servedOverHttps()) response.setHeader("strict-transport-security", HSTS);
}

/** Without what Next adds to its own requests for parts of a page. */
function searchOf(query: string): string {
  const own = query.split("&").filter((each) => each !== "" && !/^_rsc(?:=|$)/.test(each));
  return own.length === 0 ? "" : `?${own.join("&")}`;
}

/** `style-src-attr`: charts are drawn on the server with style attributes, which take no nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${DEVELOPMENT ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${DEVELOPMENT ? " ws:" : ""}`,
    "object-src 'none'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
