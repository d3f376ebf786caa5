import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Integration } from "@/db/integrations/integration";
import { putIntegration } from "@/db/integrations/put";
import { rotateKey } from "@/db/integrations/rotate-key";
import type { IntegrationInput } from "@/lib/integration/schema";
import { newIntegrationKey } from "./integration-key";

type Put = { slug: string; input: IntegrationInput; now: Date };

/** Creates or changes an integration; `key` is the new one's, which is nowhere else. */
export async function saveIntegration(
  actor: Actor,
  put: Put,
  only?: "new" | "existing",
): Promise<{ integration: Integration; key: string | null }> {
  const { key, kept } = newIntegrationKey();
  const { integration, created } = await putIntegration(actor, put, kept, only);
  return { integration, key: created ? key : null };
}

export async function renewKey(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<{ integration: Integration; key: string }> {
  const { key, kept } = newIntegrationKey();
  return { integration: await rotateKey(actor, slug, kept, now), key };
}
