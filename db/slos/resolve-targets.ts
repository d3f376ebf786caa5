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
  let measured: ReturnType<typeof find> = null;
  return names.map(({ service, slo }) => {
    // Batches name one service many times over.
    if (service !== named) [named, measured] = [service, find(service)];
    return measured?.slos.get(slo) ?? null;
  });
}
