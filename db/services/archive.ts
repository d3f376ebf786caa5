import { eq } from "drizzle-orm";
import { serviceInputOf } from "@/lib/service/input-of";
import type { Actor } from "../access/actor";
import { serialWrite } from "../store/serial-write";
import { recordAudit } from "../store/audit";
import { serviceForChange } from "./internal/change";
import { services } from "../schema/slos";
import { forgetCallees } from "../dependencies/internal/forget";
import { lockMeasurements } from "../measurements/internal/sealing-boundary";

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
  await serialWrite(async (tx) => {
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
  await serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    await lockMeasurements(tx);
    await forgetCallees(tx, actor, [service.id], now);
    await tx.delete(services).where(eq(services.id, service.id));
    await recordAudit(tx, actor, {
      action: "service.delete",
      subject: `service:${slug}`,
      teamId: service.teamId,
      before: serviceInputOf(service),
      at: now,
    });
  });
}
