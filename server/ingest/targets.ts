import "server-only";
import type { Actor } from "@/db/access/actor";
import { listSlos } from "@/db/slos/list";
import type { SloName } from "@/db/slos/resolve-targets";

export const nameOf = ({ service, slo }: SloName): string => `${service}/${slo}`;

export type Refusal = { forbidden: boolean; message: string };

/**
 * Why nothing can be sent to names without a target: forbidden where the actor may see the SLO,
 * else a reason that gives nothing away.
 */
export async function refusalsOf(
  actor: Actor,
  targets: readonly unknown[],
): Promise<(name: SloName) => Refusal> {
  const visible = new Map(
    (targets.includes(null) ? await listSlos(actor, { archived: true }) : []).map((slo) => [
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
