import type { EntryData } from "@/lib/incident/entry";
import type { Severity } from "@/lib/incident/severity";
import type { Status } from "@/lib/incident/status";
import { write } from "../store/client";
import { incidentEntries, incidents, incidentServices } from "../schema/incidents";
import { min, NOON, teamNamed } from "./persons";

type Row = typeof incidents.$inferInsert;

type Given = {
  severity?: Severity;
  status?: Status;
  title?: string;
  serviceIds?: number[];
  entries?: { data: EntryData; text?: string; starred?: boolean; at?: Date }[];
};

/** What is stored of an incident from noon to one o'clock. */
export const incidentRow = (teamId: number, change: Partial<Row> = {}): Row => ({
  teamId,
  title: "Checkout is slow",
  summary: "Customers waited.",
  severity: "SEV2",
  status: "resolved",
  startedAt: NOON,
  detectedAt: min(5),
  acknowledgedAt: min(10),
  mitigatedAt: min(30),
  resolvedAt: min(60),
  roles: {},
  lastUpdateAt: null,
  declaredAt: NOON,
  declaredById: null,
  declaredBy: "Mara",
  demo: false,
  version: 1,
  revision: 1,
  updatedAt: NOON,
  ...change,
});

/**
 * An incident of the team from noon to one o'clock, as rows; answers its number and those of its
 * entries.
 */
export async function storedIncident(
  team: string,
  { status = "resolved", serviceIds = [], entries = [], ...change }: Given = {},
): Promise<{ number: number; entryIds: number[] }> {
  const teamId = await teamNamed(team);
  const resolvedAt = status === "resolved" ? min(60) : null;
  return write(async (tx) => {
    const [row] = await tx
      .insert(incidents)
      .values(incidentRow(teamId, { ...change, status, resolvedAt }))
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
