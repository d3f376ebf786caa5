import { asc, desc, inArray } from "drizzle-orm";
import { OPEN_STATUSES } from "@/lib/incident/status";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { incidents } from "../schema/incidents";
import type { Incident } from "./incident";
import { selectIncidents, withTeams } from "./internal/rows";

/** The open incidents that the actor may read, the worst first, then the longest. */
export const listOpenIncidents = (actor: Actor): Promise<Incident[]> =>
  snapshotAs(actor, async (reader) => {
    const open = selectIncidents(reader)
      .where(inArray(incidents.status, [...OPEN_STATUSES]))
      .orderBy(asc(incidents.severity), asc(incidents.startedAt), desc(incidents.id));
    return withTeams(reader, await open);
  });
