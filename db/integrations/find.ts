import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import type { Integration } from "./integration";
import { selectIntegration } from "./internal/rows";

/** Throws not-found, also where the actor does not manage its team. */
export const getIntegration = (actor: Actor, slug: string): Promise<Integration> =>
  selectIntegration(readAs(actor), slug);
