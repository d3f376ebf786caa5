import type { ServiceInput } from "@/lib/service/schema";
import type { Actor } from "../access/actor";
import { serialWrite } from "../store/serial-write";
import { putServiceIn } from "./internal/put";
import type { ServiceWithCalls } from "./service";

/**
 * Creates the service or replaces it; replacing also brings an archived one back, and keeps
 * dependencies that the actor cannot see. `onlyNew` refuses to replace.
 */
export const putService = (
  actor: Actor,
  slug: string,
  input: ServiceInput,
  now: Date,
  onlyNew = false,
): Promise<{ service: ServiceWithCalls; created: boolean }> =>
  serialWrite((tx) => putServiceIn(tx, actor, slug, input, now, onlyNew));
