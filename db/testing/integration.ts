import type { IntegrationInput } from "@/lib/integration/schema";
import type { Actor } from "../access/actor";
import { putIntegration } from "../integrations/put";
import type { Integration } from "../integrations/integration";
import { NOON } from "./persons";

export const ALERTMANAGER: IntegrationInput = {
  name: "Prometheus",
  team: "payments",
  kind: "alertmanager",
  service: null,
  staleAfterHours: 12,
  mapping: null,
};

/** Under the name, with "hash of <name>" as its key's hash. */
export async function integrationNamed(
  actor: Actor,
  slug: string,
  more: Partial<IntegrationInput> = {},
): Promise<Integration> {
  const { integration } = await putIntegration(
    actor,
    { slug, input: { ...ALERTMANAGER, ...more }, now: NOON },
    { hash: `hash of ${slug}`, prefix: "abcdef" },
    "new",
  );
  return integration;
}
