import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { deletedSlug } from "@/lib/text/deleted-slug";
import { policyBodyOf } from "@/lib/escalation/body-of";
import { usesText } from "@/lib/escalation/uses-text";
import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { escalationPolicies } from "../schema/escalations";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { policyForChange } from "./internal/rows";
import { selectUses, usesOfAll } from "./internal/uses";

/**
 * Refused while something pages by it: that would page nobody. What it told stays, under its name;
 * its slug is free.
 */
export async function deletePolicy(actor: Actor, slug: string, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const before = await policyForChange(tx, actor, slug);
    const all = await usesOfAll(tx, before);
    const users = usesText(await selectUses(readingIn(tx, actor), before), all);
    if (users !== null)
      throw new AppError(
        "conflict",
        `This policy is used by ${users}. Choose another policy there first.`,
      );
    if (all.open > 0)
      throw new AppError(
        "conflict",
        "A page that went by this policy is open right now. Delete the policy when that is over.",
      );
    await tx
      .update(escalationPolicies)
      .set({ deletedAt: now, slug: deletedSlug(slug, before.id) })
      .where(eq(escalationPolicies.id, before.id));
    await recordAudit(tx, actor, {
      action: "escalation-policy.delete",
      subject: `escalation-policy:${slug}`,
      teamId: before.teamId,
      before: policyBodyOf(before, before.definition),
      at: now,
    });
  });
}
