import { desc, eq, lt, and } from "drizzle-orm";
import { integrationPayloads, integrations } from "../../schema/integrations";
import type { Db } from "../../store/engine";
import type { Outcome } from "../integration";

/** As many payloads are kept, the newest. */
const KEPT_PAYLOADS = 20;

export type Received = {
  body: string;
  status: number;
  errors: readonly string[];
  outcomes: readonly Outcome[];
};

/** Keeps what was sent and what became of it, and lets go of what is older than the last of those. */
export async function keepPayload(
  tx: Db,
  integrationId: number,
  { body, status, errors, outcomes }: Received,
  now: Date,
): Promise<void> {
  await tx.insert(integrationPayloads).values({
    integrationId,
    receivedAt: now,
    body,
    status,
    errors: [...errors],
    outcomes: [...outcomes],
  });
  const own = eq(integrationPayloads.integrationId, integrationId);
  const [oldest] = await tx
    .select({ id: integrationPayloads.id })
    .from(integrationPayloads)
    .where(own)
    .orderBy(desc(integrationPayloads.id))
    .limit(1)
    .offset(KEPT_PAYLOADS - 1);
  if (oldest)
    await tx.delete(integrationPayloads).where(and(own, lt(integrationPayloads.id, oldest.id)));
  await tx
    .update(integrations)
    .set({ lastReceivedAt: now })
    .where(eq(integrations.id, integrationId));
}
