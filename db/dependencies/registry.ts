import type { Registry } from "@/lib/reliability/registry/graph";
import type { Actor } from "../access/actor";
import { registryKnownTo } from "./internal/registry";

/**
 * Who calls whom, as the actor may know it: services of other teams are in it without their names,
 * so that arithmetic over it is that of the whole.
 */
export const readRegistry = (actor: Actor): Promise<Registry> => registryKnownTo(actor);
