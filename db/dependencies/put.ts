import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../access/actor";
import type { PutOptions } from "../access/assert-replaceable";
import { serialWrite } from "../store/serial-write";
import type { NamedDependency } from "./dependency";
import { putDependencyIn } from "./internal/put";

/**
 * Registers that the service calls the callee, or replaces what is known of that. `callee`: a
 * service that the actor may see, else the name of something external. Saving the same changes
 * nothing.
 */
export const putDependency = (
  actor: Actor,
  service: string,
  callee: string,
  settings: DependencySettings,
  now: Date,
  options: PutOptions = {},
): Promise<{ dependency: NamedDependency; created: boolean }> =>
  serialWrite((tx) => putDependencyIn(tx, actor, service, callee, settings, now, options));
