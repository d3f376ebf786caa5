import "server-only";
import { cache } from "react";
import { listOpenIncidents } from "@/db/incidents/list-open";

/** As `listOpenIncidents`, read once for a request: the frame of every page counts them, too. */
export const openIncidents = cache(listOpenIncidents);
