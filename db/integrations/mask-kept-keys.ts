import { eq, like } from "drizzle-orm";
import { withoutKeys } from "@/lib/intake/without-keys";
import { assertCan, type Actor } from "../access/actor";
import { integrationPayloads } from "../schema/integrations";
import { write } from "../store/client";

/** Hides the keys in payloads that were kept before keys were hidden. */
export async function maskKeptKeys(actor: Actor): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const rows = await tx
      .select({ id: integrationPayloads.id, body: integrationPayloads.body })
      .from(integrationPayloads)
      .where(like(integrationPayloads.body, '%"routing_key"%'));
    for (const { id, body } of rows) {
      const masked = withoutKeys(body, null);
      if (masked !== body)
        await tx
          .update(integrationPayloads)
          .set({ body: masked })
          .where(eq(integrationPayloads.id, id));
    }
  });
}
