import type { Paged } from "@/lib/escalation/paged";
import type { Service } from "../../services/service";
import { readingAll } from "../../access/reader";
import { snapshot } from "../../store/client";
import type { Db } from "../../store/engine";
import type { Policy } from "../policy";
import { foresee } from "./foresee";
import { policyFor } from "./policy-for";

/** Who is paged when a service breaks now. */
export type ServicePaged = { service: Service; paged: Paged };

/** Of each of the services, which the caller has been given already. */
export const foreseeForServices = (
  services: readonly Service[],
  now: Date,
): Promise<ServicePaged[]> =>
  snapshot(async (db) => {
    const known: Known = new Map();
    const answers: ServicePaged[] = [];
    for (const service of services)
      answers.push({ service, paged: await pagedFor(db, service, now, known) });
    return answers;
  });

/** Of a team's page that no policy is there for. */
export const foreseeWithoutPolicy = (teamId: number, now: Date): Promise<Paged> =>
  snapshot((db) => foresee(db, null, teamId, now));

export const foreseeByPolicy = (policy: Policy, now: Date): Promise<Paged> =>
  snapshot((db) => foresee(db, policy, policy.teamId, now));

/** Most services of a team go by the same policy. */
type Known = Map<string, Paged>;

async function pagedFor(db: Db, { id, teamId }: Service, now: Date, known: Known): Promise<Paged> {
  const pinned = await policyFor(readingAll(db), { teamId, serviceId: id, policySlug: null });
  const key = `${String(pinned?.versionId)} ${teamId}`;
  const policy = pinned && { ...pinned, definition: pinned.policy };
  const paged = known.get(key) ?? (await foresee(db, policy, teamId, now));
  known.set(key, paged);
  return paged;
}
