import { eq } from "drizzle-orm";
import type { Said, ServiceClaims, StoredProfile } from "@/lib/service/claims";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { services } from "../../schema/slos";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";

export type Owner = { id: number; slug: string; teamId: number };

/** `action`, `before`, `after`: for the audit log. */
type Change = { claims: ServiceClaims; action: string; before?: unknown; after?: unknown };

async function storedProfile(tx: Db, serviceId: number): Promise<StoredProfile> {
  const [row] = await tx
    .select({ reliability: services.reliability })
    .from(services)
    .where(eq(services.id, serviceId));
  if (!row) throw new Error("a service that is being changed is gone");
  return row.reliability;
}

/** What people said of the service. */
export const claimsOf = async (tx: Db, serviceId: number): Promise<ServiceClaims> =>
  (await storedProfile(tx, serviceId)).claims ?? {};

export const saidBy = (actor: Actor, now: Date): Said => ({
  by: authorOf(actor).name,
  at: now.getTime(),
});

/** Keeps what is known of the service, and puts this in the place of all that was said of it. */
export async function saveClaims(
  tx: Db,
  actor: Actor,
  { id, slug, teamId }: Owner,
  { claims, ...entry }: Change,
  now: Date,
): Promise<void> {
  const profile = await storedProfile(tx, id);
  await tx
    .update(services)
    .set({ reliability: { ...profile, claims } })
    .where(eq(services.id, id));
  await recordAudit(tx, actor, { ...entry, subject: `service:${slug}`, teamId, at: now });
}
