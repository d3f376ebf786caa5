import "server-only";
import { cache } from "react";
import { listOpenIncidents } from "@/db/incidents/incidents";

/** As `listOpenIncidents`, read once for a request: the frame of every page counts them, too. */
export const openIncidents = cache(listOpenIncidents);
