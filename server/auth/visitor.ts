import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "./client-address";
import type { Visitor } from "./open-session";

const MAX_USER_AGENT = 300;

/** Who asks, before anybody knows who they are. */
export async function currentVisitor(): Promise<Visitor> {
  const requestHeaders = await headers();
  return {
    address: clientAddress(requestHeaders),
    userAgent: requestHeaders.get("user-agent")?.slice(0, MAX_USER_AGENT) ?? null,
  };
}
