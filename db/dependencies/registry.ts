import type { Registry } from "@/lib/reliability/registry/graph";
import type { Actor } from "../access/actor";
import { type KnownRegistry, registryKnownTo } from "./internal/registry";

/**
 * Who calls whom, as the actor may know it: services of other teams are in it without their names,
 * so that arithmetic over it is that of the whole.
 */
export const readRegistry = async (actor: Actor): Promise<Registry> =>
  (await registryKnownTo(actor)).registry;

/** With what is hidden in it: that never leaves the server. */
export const readKnownRegistry = (actor: Actor): Promise<KnownRegistry> => registryKnownTo(actor);
