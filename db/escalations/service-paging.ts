import { eq } from "drizzle-orm";
import type { ServicePagingInput } from "@/lib/escalation/schema";
import type { Actor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { escalationPolicies, servicePaging } from "../schema/escalations";
import { getServiceAs, serviceForChange } from "../services/internal/change";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { policyIdOf } from "./internal/named-in-paging";

/** A policy of the service's own, beside that of its team. */
export type ServicePaging = { policy: { slug: string; name: string } | null };

/** Throws not-found where the actor may not read the service. */
export async function getServicePaging(actor: Actor, slug: string): Promise<ServicePaging> {
  const reader = readAs(actor);
  return selectPaging(reader, (await getServiceAs(reader, slug)).id);
}

export async function putServicePaging(
  actor: Actor,
  slug: string,
  input: ServicePagingInput,
  now: Date,
): Promise<ServicePaging> {
  return serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    const reader = readingIn(tx, actor);
    const before = await selectPaging(reader, service.id);
    const policyId = await policyIdOf(reader, input.policy);
    if (policyId === null)
      await tx.delete(servicePaging).where(eq(servicePaging.serviceId, service.id));
    else
      await tx
        .insert(servicePaging)
        .values({ serviceId: service.id, policyId })
        .onConflictDoUpdate({ target: servicePaging.serviceId, set: { policyId } });
    await recordAudit(tx, actor, {
      action: "service.paging",
      subject: `service:${slug}`,
      teamId: service.teamId,
      before: { policy: before.policy?.slug ?? null },
      after: input,
      at: now,
    });
    return selectPaging(reader, service.id);
  });
}

async function selectPaging(reader: Reader, serviceId: number): Promise<ServicePaging> {
  const [row] = await reader
    .select({ policy: { slug: escalationPolicies.slug, name: escalationPolicies.name } })
    .from(servicePaging)
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, servicePaging.policyId))
    .where(eq(servicePaging.serviceId, serviceId));
  return row ?? { policy: null };
}
