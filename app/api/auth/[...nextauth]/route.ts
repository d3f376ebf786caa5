import type { NextRequest } from "next/server";
import { handleNextAuth } from "@/server/auth/next-auth-handler";
import { cookieName } from "@/server/auth/session-cookie";
import { parseUrl } from "@/lib/text/parse-url";

type Context = { params: Promise<{ nextauth: string[] }> };

const ACTIONS: Record<string, readonly string[]> = {
  GET: ["callback", "csrf", "error", "providers", "session", "signin"],
  POST: ["callback", "signin"],
};

/**
 * Signing out is Burnline's own: next-auth's removes the cookie also where the session could not be
 * ended. Only what signing in needs of next-auth's routes, and only what next-auth can read: it
 * answers 500 to the rest.
 */
async function handle(request: NextRequest, { params }: Context): Promise<Response> {
  const path = (await params).nextauth;
  const passwordByGet = request.method === "GET" && path.join("/") === "callback/credentials";
  if (passwordByGet || !ACTIONS[request.method]?.includes(path[0] ?? ""))
    return refusal(404, "Not found", "There is nothing at this address.");
  const target = [
    request.nextUrl.searchParams.get("callbackUrl"),
    request.cookies.get(cookieName("callback-url"))?.value,
  ];
  if (!target.every(isAddress))
    return refusal(400, "Bad request", "callbackUrl must be an address of this installation.");
  const error = request.nextUrl.searchParams.get("error");
  if (error !== null && !/^[\w-]{1,64}$/.test(error))
    return refusal(400, "Bad request", "error must be a code.");
  if (request.method === "POST" && !(await isReadable(request.clone())))
    return refusal(400, "Bad request", "The body must be a form or a JSON object.");
  return handleNextAuth(request, path);
}

const refusal = (status: number, title: string, detail: string): Response =>
  Response.json(
    { type: "about:blank", title, status, detail },
    {
      status,
      headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    },
  );

function isAddress(given: string | null | undefined): boolean {
  if (!given) return true;
  return (
    /^[\x21-\x7e]*$/.test(given) &&
    /^https?:$/.test(
      parseUrl(given, given.startsWith("/") ? "http://here.invalid" : undefined)?.protocol ?? "",
    )
  );
}

async function isReadable(request: Request): Promise<boolean> {
  if (!request.headers.get("content-type")?.includes("application/json")) return true;
  const body: unknown = await request.json().catch(() => null);
  return (
    typeof body === "object" &&
    body !== null &&
    Object.values(body).every((value) => typeof value === "string" || typeof value === "boolean")
  );
}

export { handle as GET, handle as POST };
