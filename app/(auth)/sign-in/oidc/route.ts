import type { NextRequest } from "next/server";
import { redirect } from "next/navigation";
import { oidcSettings } from "@/server/auth/oidc";
import { startOidcSignIn } from "@/server/auth/next-auth-handler";
import { safePath } from "@/server/auth/safe-path";

export async function GET(request: NextRequest): Promise<Response> {
  if (!oidcSettings()) redirect("/sign-in");
  return startOidcSignIn(safePath(request.nextUrl.searchParams.get("next")));
}
