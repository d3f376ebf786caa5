import { eq } from "drizzle-orm";
import { bodyOf } from "@/lib/slo/schema";
import type { Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { readingIn } from "../access/reader";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { slos } from "../schema/slos";
import { lockMeasurements } from "../measurements/internal/sealing-boundary";
import { serviceForChange } from "../services/internal/change";
import { definitionOf } from "@/lib/slo/definition-of";
import type { Slo } from "./slo";
import { notFound } from "./internal/not-found";
import { selectSlos } from "./internal/rows";

async function sloForChange(tx: Db, actor: Actor, serviceSlug: string, slug: string): Promise<Slo> {
  await serviceForChange(tx, actor, serviceSlug);
  const [slo] = await selectSlos(readingIn(tx, actor), {
    service: serviceSlug,
    slo: slug,
    archived: true,
  });
  if (!slo) throw notFound(serviceSlug, slug);
  return slo;
}

/** Takes the SLO out of every list; its measurements stay. */
export const archiveSlo = (actor: Actor, service: string, slug: string, now: Date): Promise<void> =>
  setArchived(actor, service, slug, now, "slo.archive");

export const restoreSlo = (actor: Actor, service: string, slug: string, now: Date): Promise<void> =>
  setArchived(actor, service, slug, now, "slo.restore");

async function setArchived(
  actor: Actor,
  service: string,
  slug: string,
  now: Date,
  verb: "slo.archive" | "slo.restore",
): Promise<void> {
  await serialWrite(async (tx) => {
    const slo = await sloForChange(tx, actor, service, slug);
    await tx
      .update(slos)
      .set({ archivedAt: verb === "slo.archive" ? now : null, updatedAt: now })
      .where(eq(slos.id, slo.id));
    await recordAudit(tx, actor, {
      action: verb,
      subject: `slo:${service}/${slug}`,
      teamId: slo.service.teamId,
      at: now,
    });
  });
}

/** Deletes the SLO and all its measurements. */
export async function deleteSlo(
  actor: Actor,
  service: string,
  slug: string,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const slo = await sloForChange(tx, actor, service, slug);
    await lockMeasurements(tx);
    await tx.delete(slos).where(eq(slos.id, slo.id));
    await recordAudit(tx, actor, {
      action: "slo.delete",
      subject: `slo:${service}/${slug}`,
      teamId: slo.service.teamId,
      before: bodyOf(definitionOf(slo)),
      at: now,
    });
  });
}
