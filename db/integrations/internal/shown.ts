import { HOUR_MS } from "@/lib/time/duration";
import type { IntegrationInput } from "@/lib/integration/schema";
import type { Integration } from "../integration";

/** What the audit log keeps and the API answers: nothing of the key. */
export const inputOf = (integration: Integration): IntegrationInput => ({
  name: integration.name,
  team: integration.team.slug,
  kind: integration.kind,
  service: integration.service?.slug ?? null,
  staleAfterHours: Math.round(integration.staleAfterMs / HOUR_MS),
  mapping: integration.mapping,
});
