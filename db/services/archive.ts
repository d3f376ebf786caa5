import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/client";
import { changeInTurn } from "../store/change-in-turn";
import { services } from "../schema/slos";
import { lockMeasurements } from "../measurements/sealing-boundary";
import { selectServices, serviceForChange } from "./services";
import { serviceInputOf } from "./put";

/** Takes the service and its SLOs out of every list; its measurements stay. */
export async function archiveService(actor: Actor, slug: string, now: Date): Promise<void> {
  await setArchived(actor, slug, now, "service.archive");
}

export async function restoreService(actor: Actor, slug: string, now: Date): Promise<void> {
  await setArchived(actor, slug, now, "service.restore");
}

async function setArchived(
  actor: Actor,
  slug: string,
  now: Date,
  verb: "service.archive" | "service.restore",
): Promise<void> {
  await changeInTurn(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    await tx
      .update(services)
      .set({ archivedAt: verb === "service.archive" ? now : null, updatedAt: now })
      .where(eq(services.id, service.id));
    await recordAudit(tx, actor, {
      action: verb,
      subject: `service:${slug}`,
      teamId: service.teamId,
      at: now,
    });
  });
}

/** Deletes the service with its SLOs and all their measurements; others no longer depend on it. */
export async function deleteService(actor: Actor, slug: string, now: Date): Promise<void> {
  await changeInTurn(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    await lockMeasurements(tx);
    await tx.delete(services).where(eq(services.id, service.id));
    await recordAudit(tx, actor, {
      action: "service.delete",
      subject: `service:${slug}`,
      teamId: service.teamId,
      before: serviceInputOf(service),
      at: now,
    });
    await forgetServices(tx, actor, [slug], now);
  });
}

/**
 * For other files of `db/`: takes services that were deleted out of the dependencies of the others.
 */
export async function forgetServices(
  tx: Db,
  actor: Actor,
  gone: readonly string[],
  now: Date,
): Promise<void> {
  for (const service of await selectServices(tx)) {
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
