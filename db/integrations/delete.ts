import { eq } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { integrations } from "../schema/integrations";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { selectIntegration } from "./internal/rows";
import { inputOf } from "./internal/shown";

/** Its key and what it was sent go with it; its alerts stay. */
export async function deleteIntegration(actor: Actor, slug: string, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const integration = await selectIntegration(readingIn(tx, actor), slug);
    assertCan(actor, "manage", integration.team);
    await tx.delete(integrations).where(eq(integrations.id, integration.id));
    await recordAudit(tx, actor, {
      action: "integration.delete",
      subject: `integration:${slug}`,
      teamId: integration.team.id,
      before: inputOf(integration),
      at: now,
    });
  });
}
