import type { Paged } from "@/lib/escalation/paged";
import type { Service } from "../../services/service";
import { snapshot } from "../../store/client";
import type { Db } from "../../store/engine";
import type { Policy } from "../policy";
import { foresee } from "./foresee";
import { policyFor } from "./policy-for";

/** Who is paged when a service breaks now; null where nobody is, for want of a policy. */
export type ServicePaged = { service: Service; paged: Paged | null };

/** Of each of the services, which the caller has been given already. */
export const foreseeForServices = (
  services: readonly Service[],
  now: Date,
): Promise<ServicePaged[]> =>
  snapshot(async (db) => {
    const answers: ServicePaged[] = [];
    for (const service of services)
      answers.push({ service, paged: await pagedFor(db, service, now) });
    return answers;
  });

export const foreseeByPolicy = (policy: Policy, now: Date): Promise<Paged> =>
  snapshot((db) => foresee(db, policy, policy.teamId, now));

async function pagedFor(db: Db, { id, teamId }: Service, now: Date): Promise<Paged | null> {
  const pinned = await policyFor(db, { teamId, serviceId: id, policySlug: null });
  return pinned && foresee(db, { ...pinned, definition: pinned.policy }, teamId, now);
}
