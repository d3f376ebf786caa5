import type { EntryData } from "@/lib/incident/entry";
import type { Severity } from "@/lib/incident/severity";
import type { Status } from "@/lib/incident/status";
import { HOUR_MS } from "@/lib/time/duration";
import { write } from "../store/client";
import { incidentEntries, incidents, incidentServices } from "../schema/incidents";
import { NOON, teamNamed } from "./persons";

type Given = {
  severity?: Severity;
  status?: Status;
  title?: string;
  serviceIds?: number[];
  entries?: { data: EntryData; text?: string; starred?: boolean; at?: Date }[];
};

/**
 * An incident of the team from noon to one o'clock, as rows; answers its number and those of its
 * entries.
 */
export async function storedIncident(
  team: string,
  {
    severity = "SEV2",
    status = "resolved",
    title = "Checkout is slow",
    serviceIds = [],
    entries = [],
  }: Given = {},
): Promise<{ number: number; entryIds: number[] }> {
  const teamId = await teamNamed(team);
  const at = (ms: number) => new Date(NOON.getTime() + ms);
  return write(async (tx) => {
    const [row] = await tx
      .insert(incidents)
      .values({
        teamId,
        title,
        summary: "Customers waited.",
        severity,
        status,
        startedAt: NOON,
        detectedAt: at(HOUR_MS / 12),
        acknowledgedAt: at(HOUR_MS / 6),
        mitigatedAt: at(HOUR_MS / 2),
        resolvedAt: status === "resolved" ? at(HOUR_MS) : null,
        roles: {},
        lastUpdateAt: null,
        declaredAt: NOON,
        declaredById: null,
        declaredBy: "Mara",
        demo: false,
        version: 1,
        revision: 1,
        updatedAt: NOON,
      })
      .returning({ id: incidents.id });
    if (!row) throw new Error("insert returned no incident");
    for (const serviceId of serviceIds)
      await tx.insert(incidentServices).values({ incidentId: row.id, serviceId });
    const entryIds: number[] = [];
    for (const { data, text = "", starred = false, at: when = NOON } of entries) {
      const [entry] = await tx
        .insert(incidentEntries)
        .values({
          incidentId: row.id,
          at: when,
          data,
          text,
          source: "human",
          authorId: null,
          author: "Mara",
          starred,
          version: 1,
          createdAt: NOON,
          deletedAt: null,
        })
        .returning({ id: incidentEntries.id });
      if (entry) entryIds.push(entry.id);
    }
    return { number: row.id, entryIds };
  });
}
