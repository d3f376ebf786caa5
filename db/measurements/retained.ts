import type { Retention } from "@/lib/measurement/answerable";
import type { Actor } from "../access/actor";
import { assertReadsSlos } from "../slos/assert-reads";
import { detailedNow, selectRetention } from "./internal/retained";

/** How far back an SLO's measurements go, as minutes and as sums of hours. */
export async function retentionOf(
  actor: Actor,
  slo: { id: number; firstMinute: number | null },
): Promise<Retention> {
  await assertReadsSlos(actor, [slo.id]);
  return selectRetention(slo);
}

/**
 * The first epoch minute after the hours of which only sums are left, for SLOs that have such
 * hours.
 */
export async function firstDetailedMinutes(
  actor: Actor,
  sloIds: readonly number[],
): Promise<Map<number, number>> {
  await assertReadsSlos(actor, sloIds);
  return detailedNow(sloIds);
}
