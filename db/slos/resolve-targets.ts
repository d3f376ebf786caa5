import type { Sli } from "@/lib/sli/sli";
import type { Actor } from "../access/actor";
import { sharedTargets } from "./internal/shared-targets";

export type SloName = { service: string; slo: string };

export type SloTarget = SloName & { sloId: number; sli: Sli };

/**
 * The SLO behind each name; null where there is none, where it is archived, and where the actor may
 * not measure it.
 */
export async function resolveSloTargets(
  actor: Actor,
  names: readonly SloName[],
): Promise<(SloTarget | null)[]> {
  const find = (await sharedTargets()).finderFor(actor, "measure");
  let named: string | null = null;
  let read: ((slo: string) => SloTarget | null) | null = null;
  return names.map(({ service, slo }) => {
    // Batches name one service many times over.
    if (service !== named) [named, read] = [service, find(service)?.slos.reader() ?? null];
    return read?.(slo) ?? null;
  });
}
