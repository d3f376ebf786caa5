import { eq } from "drizzle-orm";
import type { ServiceClaims, StoredProfile } from "@/lib/service/claims";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";

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

/** Keeps what is known of the service, and puts this in the place of all that was said of it. */
export async function saveClaims(tx: Db, serviceId: number, claims: ServiceClaims): Promise<void> {
  const profile = await storedProfile(tx, serviceId);
  await tx
    .update(services)
    .set({ reliability: { ...profile, claims } })
    .where(eq(services.id, serviceId));
}
