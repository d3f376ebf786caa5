import type { PagedFor } from "@/lib/escalation/paged-for";
import type { Paged } from "@/lib/escalation/paged";
import type { Service } from "../../services/service";
import { readingAll } from "../../access/reader";
import { snapshot } from "../../store/client";
import type { Policy } from "../policy";
import { foresee } from "./foresee";
import { policiesOfServices } from "./policies-of-services";

/** Who is paged when a service breaks now. */
export type ServicePaged = { service: Service; paged: Paged };

/** Of each of the services, which the caller has been given already. */
export const foreseeForServices = (
  services: readonly Service[],
  now: Date,
  pagedFor: PagedFor,
): Promise<ServicePaged[]> =>
  snapshot(async (db) => {
    const policies = await policiesOfServices(readingAll(db), services);
    // Most services of a team go by the same policy.
    const known = new Map<string, Paged>();
    const answers: ServicePaged[] = [];
    for (const service of services) {
      const pinned = policies.get(service.id) ?? null;
      const key = `${String(pinned?.versionId)} ${service.teamId}`;
      const policy = pinned && { ...pinned, definition: pinned.policy };
      const paged = known.get(key) ?? (await foresee(db, policy, service.teamId, now, pagedFor));
      known.set(key, paged);
      answers.push({ service, paged });
    }
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
