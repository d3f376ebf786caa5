import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import type { Integration } from "./integration";
import { selectIntegrations } from "./internal/rows";

/** Those of the teams that the actor manages, by name. */
export const listIntegrations = (actor: Actor): Promise<Integration[]> =>
  selectIntegrations(readAs(actor));
