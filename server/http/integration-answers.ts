import type { z } from "zod";
import type { Integration } from "@/db/integrations/integration";
import type {
  integrationAnswerSchema,
  integrationKeyAnswerSchema,
} from "@/lib/api/answers/integration";
import { instantText } from "@/lib/api/instant";
import { senderAddress } from "@/lib/integration/sender-address";
import { HOUR_MS } from "@/lib/time/duration";

const text = (at: Date | null): string | null => at && instantText(at.getTime());

export const integrationAnswer = (
  integration: Integration,
): z.output<typeof integrationAnswerSchema> => ({
  integration: integration.slug,
  name: integration.name,
  team: integration.team.slug,
  kind: integration.kind,
  service: integration.service?.slug ?? null,
  staleAfterHours: Math.round(integration.staleAfterMs / HOUR_MS),
  mapping: integration.mapping,
  keyPrefix: integration.keyPrefix,
  earlierKeyUntil: text(integration.earlierKeyUntil),
  lastReceivedAt: text(integration.lastReceivedAt),
  createdAt: instantText(integration.createdAt.getTime()),
  updatedAt: instantText(integration.updatedAt.getTime()),
});

/** With its new key, and where to send to under it. */
export const keyAnswer = (
  integration: Integration,
  key: string,
  base: URL,
): z.output<typeof integrationKeyAnswerSchema> => ({
  ...integrationAnswer(integration),
  key,
  address: senderAddress(integration.kind, base.href, key),
});
