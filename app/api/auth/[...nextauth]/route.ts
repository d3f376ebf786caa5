import type { NextRequest } from "next/server";
import { handleNextAuth } from "@/server/auth/next-auth-handler";

type Context = { params: Promise<{ nextauth: string[] }> };

const ACTIONS: Record<string, readonly string[]> = { GET: ["callback", "csrf", "error", "providers", "session", "signin"], POST: ["callback", "signin", "signout"] };

/** Only what signing in needs of next-auth's routes; the rest does not exist. */
async function handle(request: NextRequest, { params }: Context): Promise<Response> {
  const path = (await params).nextauth;
  if (!ACTIONS[request.method]?.includes(path[0] ?? "")) return Response.json({ type: "about:blank", title: "Not found", status: 404 }, { status: 404, headers: { "content-type": "application/problem+json" } });
  if (request.method === "POST" && !(await isReadable(request.clone()))) return Response.json({ type: "about:blank", title: "Bad request", status: 400, detail: "The body must be a form or a JSON object." }, { status: 400, headers: { "content-type": "application/problem+json" } });
  return handleNextAuth(request, path);
}

async function isReadable(request: Request): Promise<boolean> {
  if (!request.headers.get("content-type")?.includes("application/json")) return true;
  const body: unknown = await request.json().catch(() => null);
  return typeof body === "object" && body !== null && Object.values(body).every((value) => typeof value === "string" || typeof value === "boolean");
}

export { handle as GET, handle as POST };
