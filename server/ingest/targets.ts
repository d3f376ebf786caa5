import "server-only";
import type { Actor } from "@/db/access/actor";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import type { SloName, SloTarget } from "@/db/slos/resolve-targets";

export const nameOf = ({ service, slo }: SloName): string => `${service}/${slo}`;

export const withoutTarget = <Name>(
  names: readonly Name[],
  targets: readonly (SloTarget | null)[],
): Name[] => names.filter((_, position) => targets[position] === null);

export type Refusal = { forbidden: boolean; message: string };

/** So many names are looked up one by one; for more, all SLOs are read. */
const MOST_LOOKED_UP = 20;

/**
 * Why nothing can be sent to names without a target: forbidden where the actor may see the SLO,
 * else a reason that gives nothing away.
 */
export async function refusalsOf(
  actor: Actor,
  refused: readonly SloName[],
): Promise<(name: SloName) => Refusal> {
  const names = [...new Map(refused.map((name) => [nameOf(name), name])).values()];
  const visible = new Map(
    (await slosNamed(actor, names)).map((slo) => [
      nameOf({ service: slo.service.slug, slo: slo.slug }),
      slo,
    ]),
  );
  return (name) => {
    const seen = visible.get(nameOf(name));
    if (!seen)
      return {
        forbidden: false,
        message: `There is no SLO "${name.slo}" of a service "${name.service}" to which you may send.`,
      };
    if (seen.archivedAt || seen.service.archivedAt)
      return {
        forbidden: false,
        message: `The SLO "${name.slo}" of "${name.service}" is archived. Restore it first.`,
      };
    return {
      forbidden: true,
      message:
        "To send measurements you need the responder role, or a token with the measure scope.",
    };
  };
}

/** At least the SLOs of these names, as far as the actor may read them. */
async function slosNamed(actor: Actor, names: readonly SloName[]): Promise<Slo[]> {
  if (names.length > MOST_LOOKED_UP) return listSlos(actor, { archived: true });
  const found = names.map(({ service, slo }) => listSlos(actor, { service, slo, archived: true }));
  return (await Promise.all(found)).flat();
}
