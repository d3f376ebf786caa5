import type { Retention } from "@/lib/measurement/answerable";
import type { Actor } from "../access/actor";
import { assertReadsSlos } from "../slos/assert-reads";
import { detailedNow, selectRetentions, type MeasuredSlo } from "./internal/retained";

const UNKNOWN: Retention = { detailFrom: null, sumsFrom: null };

/** How far back an SLO's measurements go, as minutes and as sums of hours. */
export const retentionOf = async (actor: Actor, slo: MeasuredSlo): Promise<Retention> =>
  (await retentionsOf(actor, [slo])).get(slo.id) ?? UNKNOWN;

/** The same of each of these SLOs, by id. */
export async function retentionsOf(
  actor: Actor,
  slos: readonly MeasuredSlo[],
): Promise<Map<number, Retention>> {
  await assertReadsSlos(
    actor,
    slos.map(({ id }) => id),
  );
  return selectRetentions(slos);
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
