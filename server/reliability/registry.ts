import "server-only";
import type { Actor } from "@/db/access/actor";
import { type DependencyMap, mapOf } from "@/lib/reliability/map/map-of";
import { type WholeMap, withBuiltIn } from "@/lib/reliability/map/with-built-in";
import { shared } from "../request/shared";
import { knownFindings } from "./findings";
import { OWN_SERVICE } from "./own-dependencies";
import { ownReview } from "./own-review";

/** Who calls whom, with what fails with what, as the actor may know it; Burnline itself included. */
export const dependencyMap = async (actor: Actor, now: Date): Promise<WholeMap> =>
  withBuiltIn(await registeredMap(actor, now), ownMap(actor, now));

const registeredMap = (actor: Actor, now: Date): Promise<DependencyMap> =>
  shared(actor, ["dependency map"], async () => {
    const { registry, findings } = await knownFindings(actor);
    return mapOf(registry, findings, now.getTime());
  });

function ownMap(actor: Actor, now: Date): DependencyMap {
  const { calls, findings } = ownReview(actor, now);
  const dependencies = calls.map(({ dependency }) => dependency);
  return mapOf({ services: [{ slug: OWN_SERVICE }], dependencies }, findings, now.getTime());
}
