import { eq } from "drizzle-orm";
import { serviceInputOf } from "@/lib/service/input-of";
import type { Actor } from "../../access/actor";
import { services } from "../../schema/slos";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import { findServiceBySlug } from "./rows";

/** Services go to the team that takes over, each with an audit row. */
export async function moveServicesOfTeam(
  tx: Db,
  { from, to, now }: { from: { id: number }; to: { id: number; slug: string }; now: Date },
  actor: Actor,
): Promise<void> {
  const owned = await tx
    .select({ slug: services.slug })
    .from(services)
    .where(eq(services.teamId, from.id))
    .orderBy(services.slug);
  for (const { slug } of owned) {
    const service = await findServiceBySlug(tx, slug);
    if (!service) throw new Error(`the service ${slug} is gone inside a transaction`);
    await tx
      .update(services)
      .set({ teamId: to.id, updatedAt: now })
      .where(eq(services.id, service.id));
    const before = serviceInputOf(service);
    await recordAudit(tx, actor, {
      action: "service.update",
      subject: `service:${slug}`,
      teamId: to.id,
      before,
      after: { ...before, team: to.slug },
      at: now,
    });
  }
}
