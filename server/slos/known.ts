import "server-only";
import type { Actor } from "@/db/access/actor";
import { findSlo } from "@/db/slos/find";
import type { Slo } from "@/db/slos/slo";
import { findNamed } from "./lookups";
import { sloSnapshot } from "./snapshot";

/**
 * As `findSlo`. One that is in use comes from the snapshot, which the frame of every page has made,
 * so that what follows from its definition is worked out once.
 */
export async function findKnownSlo(
  actor: Actor,
  service: string,
  slo: string,
): Promise<Slo | null> {
  const { slos } = await sloSnapshot(actor);
  return findNamed(slos, service, slo)?.slo ?? findSlo(actor, service, slo);
}
