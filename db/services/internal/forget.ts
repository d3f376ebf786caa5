import { eq } from "drizzle-orm";
import { serviceInputOf } from "@/lib/service/input-of";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import { recordAudit } from "../../store/audit";
import { everyService } from "./rows";
import { services } from "../../schema/slos";

/**
 * Takes services that were deleted out of the dependencies of the others.
 */
export async function forgetServices(
  tx: Db,
  actor: Actor,
  gone: readonly string[],
  now: Date,
): Promise<void> {
  for (const service of await everyService(tx)) {
    const before = serviceInputOf(service);
    const dependencies = before.dependencies.filter((dependency) => !gone.includes(dependency));
    if (dependencies.length === before.dependencies.length) continue;
    await tx
      .update(services)
      .set({ dependencies, updatedAt: now })
      .where(eq(services.id, service.id));
    await recordAudit(tx, actor, {
      action: "service.update",
      subject: `service:${service.slug}`,
      teamId: service.teamId,
      before,
      after: { ...before, dependencies },
      at: now,
    });
  }
}
