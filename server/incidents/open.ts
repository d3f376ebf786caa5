import "server-only";
import { cache } from "react";
import type { Actor } from "@/db/access/actor";
import type { Incident } from "@/db/incidents/incident";
import { listOpenIncidents } from "@/db/incidents/list-open";
import { shared } from "../request/shared";

/**
 * As `listOpenIncidents`, read once for all with the same rights: the frame of every page counts
 * them, too.
 */
export const openIncidents = cache((actor: Actor): Promise<readonly Incident[]> =>
  shared(actor, ["open incidents"], () => listOpenIncidents(actor)),
);
