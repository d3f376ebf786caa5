import "server-only";
import type { Actor } from "@/db/access/actor";
import { listSlos } from "@/db/slos/list";
import { resolveSloTargets, type SloName, type SloTarget } from "@/db/slos/resolve-targets";
import { ByName } from "./by-name";

export type Targets = ByName<SloTarget | null>;

export const nameOf = ({ service, slo }: SloName): string => `${service}/${slo}`;

/** The SLOs behind names, each name resolved once. */
export async function targetsOf(actor: Actor, names: Iterable<SloName>): Promise<Targets> {
  const targets: Targets = new ByName();
  const wanted: SloName[] = [];
  for (const name of names) {
    if (targets.get(name) !== undefined) continue;
    targets.set(name, null);
    wanted.push(name);
  }
  const found = await resolveSloTargets(actor, wanted);
  for (const [position, name] of wanted.entries()) targets.set(name, found[position] ?? null);
  return targets;
}

export type Refusal = { forbidden: boolean; message: string };

/**
 * Why nothing can be sent to names without a target: forbidden where the actor may see the SLO,
 * else a reason that gives nothing away.
 */
export async function refusalsOf(
  actor: Actor,
  targets: Targets,
): Promise<(name: SloName) => Refusal> {
  const anyRefused = targets.values().includes(null);
  const visible = new Map(
    (anyRefused ? await listSlos(actor, { archived: true }) : []).map((slo) => [
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
