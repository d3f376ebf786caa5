import { eq, sql } from "drizzle-orm";
import { DAY_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { integrations } from "../schema/integrations";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import type { Integration, NewKey } from "./integration";
import { selectIntegration } from "./internal/rows";

const EARLIER_KEY_MS = DAY_MS;

/** Gives it a new key; the one before stays valid for a day, one from before that ends now. */
export async function rotateKey(
  actor: Actor,
  slug: string,
  key: NewKey,
  now: Date,
): Promise<Integration> {
  return serialWrite(async (tx) => {
    const { id, team } = await selectIntegration(readingIn(tx, actor), slug);
    assertCan(actor, "manage", team);
    const earlierKeyUntil = new Date(now.getTime() + EARLIER_KEY_MS);
    await tx
      .update(integrations)
      .set({
        keyHash: key.hash,
        keyPrefix: key.prefix,
        earlierKeyHash: sql`${integrations.keyHash}`,
        earlierKeyUntil,
        updatedAt: now,
      })
      .where(eq(integrations.id, id));
    await recordAudit(tx, actor, {
      action: "integration.rotate-key",
      subject: `integration:${slug}`,
      teamId: team.id,
      after: { earlierKeyUntil },
      at: now,
    });
    return selectIntegration(readingIn(tx, actor), slug);
  });
}
