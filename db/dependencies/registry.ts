import type { Actor } from "../access/actor";
import { type KnownRegistry, registryKnownTo } from "./internal/registry";

/**
 * Who calls whom, as the actor may know it: services of other teams are in it without their names,
 * so that arithmetic over it is that of the whole. What is hidden in it never leaves the server.
 */
export const readKnownRegistry = (actor: Actor): Promise<KnownRegistry> => registryKnownTo(actor);
