import "server-only";
import type { Actor } from "@/db/access/actor";
import { type DependencyMap, mapOf } from "@/lib/reliability/map/map-of";
import { shared } from "../request/shared";
import { knownFindings } from "./findings";

/** Who calls whom, with what fails with what, as the actor may know it. */
export const dependencyMap = (actor: Actor, now: Date): Promise<DependencyMap> =>
  shared(actor, ["dependency map"], async () => {
    const { registry, findings } = await knownFindings(actor);
    return mapOf(registry, findings, now.getTime());
  });
