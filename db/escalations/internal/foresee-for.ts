import type { PagedFor } from "@/lib/escalation/paged-for";
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
  pagedFor: PagedFor,
): Promise<ServicePaged[]> =>
  snapshot(async (db) => {
    const known: Known = new Map();
    const answers: ServicePaged[] = [];
    for (const service of services)
      answers.push({ service, paged: await pagedBy(db, service, now, { known, pagedFor }) });
    return answers;
  });

/** Of a team's page that no policy is there for. */
export const foreseeWithoutPolicy = (
  teamId: number,
  now: Date,
  pagedFor: PagedFor,
): Promise<Paged> => snapshot((db) => foresee(db, null, teamId, now, pagedFor));

export const foreseeByPolicy = (policy: Policy, now: Date, pagedFor: PagedFor): Promise<Paged> =>
  snapshot((db) => foresee(db, policy, policy.teamId, now, pagedFor));

/** Most services of a team go by the same policy. */
type Known = Map<string, Paged>;

async function pagedBy(
  db: Db,
  { id, teamId }: Service,
  now: Date,
  { known, pagedFor }: { known: Known; pagedFor: PagedFor },
): Promise<Paged> {
  const pinned = await policyFor(readingAll(db), { teamId, serviceId: id, policySlug: null });
  const key = `${String(pinned?.versionId)} ${teamId}`;
  const policy = pinned && { ...pinned, definition: pinned.policy };
  const paged = known.get(key) ?? (await foresee(db, policy, teamId, now, pagedFor));
  known.set(key, paged);
  return paged;
}
