import { NextResponse, type NextRequest } from "next/server";
import { PATH_HEADER } from "@/server/auth/path-header";
import { servedOverHttps } from "@/server/auth/installation-url";
import { newNonce } from "@/server/http/nonce";

const DEVELOPMENT = process.env.NODE_ENV === "development";
const HSTS = "max-age=31536000; includeSubDomains";

/**
 * Adds what each page needs: a fresh nonce for its scripts, and its own path for the way back from
 * signing in. Nothing is authorised here.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(newNonce());
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (servedOverHttps()) response.headers.set("strict-transport-security", HSTS);
  return response;
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
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Pages only: the API answers no HTML, and files are the same for everybody.
export const config = {
  matcher: [
    "/((?!api/|_next/static/|(?:_next/image|healthz|readyz|metrics|favicon\\.ico|icon\\.svg)$).*)",
  ],
};
