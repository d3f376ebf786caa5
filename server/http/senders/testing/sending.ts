import type { Actor } from "@/db/access/actor";
import { putIntegration } from "@/db/integrations/put";
import { ALERTMANAGER } from "@/db/testing/integration";
import type { IntegrationInput } from "@/lib/integration/schema";
import { keyHash } from "@/server/auth/random-key";
import { newIntegrationKey } from "@/server/intake/integration-key";
import { takesOneMore } from "@/server/intake/rate";
import type { Route } from "../../route";

/** The key of a new integration of the team payments. */
export async function keyOf(
  actor: Actor,
  more: Partial<IntegrationInput>,
  slug = "sender",
): Promise<string> {
  const { key, kept } = newIntegrationKey();
  const input = { ...ALERTMANAGER, ...more };
  await putIntegration(actor, { slug, input, now: new Date() }, kept, "new");
  return key;
}

export async function post(to: Route, body: unknown, key = "") {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request("http://burnline.example/", { method: "POST", body: text });
  const answer = await to.POST(request, { params: Promise.resolve({ key }) });
  const json = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, json, retryAfter: answer.headers.get("retry-after") };
}

/** Sends as much under a key as it takes. */
export function useUp(key: string): void {
  while (takesOneMore(keyHash(key), performance.now()));
}
