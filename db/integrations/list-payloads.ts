import { desc, eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { integrationPayloads } from "../schema/integrations";
import { getIntegration } from "./find";
import type { Payload } from "./integration";

/** The last of what it was sent, newest first, with what became of each. */
export async function listPayloads(actor: Actor, slug: string): Promise<Payload[]> {
  const { id } = await getIntegration(actor, slug);
  return readAs(actor)
    .select({
      id: integrationPayloads.id,
      receivedAt: integrationPayloads.receivedAt,
      body: integrationPayloads.body,
      status: integrationPayloads.status,
      errors: integrationPayloads.errors,
      outcomes: integrationPayloads.outcomes,
    })
    .from(integrationPayloads)
    .where(eq(integrationPayloads.integrationId, id))
    .orderBy(desc(integrationPayloads.receivedAt), desc(integrationPayloads.id));
}
