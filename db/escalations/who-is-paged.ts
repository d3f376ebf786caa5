import type { PagedFor } from "@/lib/escalation/paged-for";
import type { Paged } from "@/lib/escalation/paged";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { getServiceAs } from "../services/internal/change";
import { selectServices } from "../services/internal/rows";
import { getTeam } from "../people/teams";
import {
  foreseeByPolicy,
  foreseeForServices,
  foreseeWithoutPolicy,
  type ServicePaged,
} from "./internal/foresee-for";
import { getPolicy } from "./find";

export type { ServicePaged } from "./internal/foresee-for";

/** Who is paged if the service breaks now. Throws not-found where the actor may not read it. */
export async function getServicePaged(
  actor: Actor,
  slug: string,
  now: Date,
  pagedFor: PagedFor = "page",
): Promise<ServicePaged> {
  const service = await getServiceAs(readAs(actor), slug);
  const [answer] = await foreseeForServices([service], now, pagedFor);
  if (!answer) throw new Error("a service that was asked for was not answered");
  return answer;
}

/** As `getServicePaged`, of those of the slugs that the actor may read. */
export async function listServicesPaged(
  actor: Actor,
  slugs: readonly string[],
  now: Date,
  pagedFor: PagedFor,
): Promise<ServicePaged[]> {
  const readable = await selectServices(readAs(actor));
  const asked = new Set(slugs);
  return foreseeForServices(
    readable.filter(({ slug }) => asked.has(slug)),
    now,
    pagedFor,
  );
}

/** Who would be told by a policy that began now. Throws not-found as `getPolicy`. */
export const getPolicyPaged = async (
  actor: Actor,
  slug: string,
  now: Date,
  pagedFor: PagedFor = "page",
): Promise<Paged> => foreseeByPolicy(await getPolicy(actor, slug), now, pagedFor);

/** Who would be told of a page of the team that no policy is there for. Throws as `getTeam`. */
export const getPagedWithoutPolicy = async (
  actor: Actor,
  team: string,
  now: Date,
): Promise<Paged> => foreseeWithoutPolicy((await getTeam(actor, team)).id, now, "page");
