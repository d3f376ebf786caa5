import { and, eq, isNull } from "drizzle-orm";
import { byTime } from "@/lib/incident/derive";
import { AppError } from "@/lib/errors/app-error";
import type { ChangeNote, IncidentChange } from "./change";
import { incidentLinks, incidentEntries } from "../../schema/incidents";
import { insertEntry, entriesOf, refreshIncident } from "./state";
import { pairOf } from "./pair";
import { findIncident } from "./rows";
import { type Incident, canInIncident } from "../incident";
import { readingAll, readingIn } from "../../access/reader";

export async function becomeDuplicate(change: IncidentChange, other: number): Promise<ChangeNote> {
  const { tx, incident, now } = change;
  const note = { action: "mark-duplicate", before: incident.duplicateOfId, after: other };
  if (incident.duplicateOfId === other) return note;
  const original = await originalOf(change, other);
  if (incident.duplicateOfId !== null) await tellOriginal(change, incident.duplicateOfId, true);
  await insertEntry(change, {
    at: now,
    data: { kind: "status", to: "canceled", duplicateOf: other },
  });
  await tx.insert(incidentLinks).values(pairOf(incident.id, original.id)).onConflictDoNothing();
  await tellOriginal(change, other, false);
  return note;
}

export async function stopBeingDuplicate(change: IncidentChange): Promise<ChangeNote> {
  const { tx, incident, now } = change;
  const entries = (await entriesOf(tx, incident.id)).sort(byTime);
  const canceled = entries.findLast(({ data }) => data.kind === "status");
  if (canceled?.data.kind !== "status" || canceled.data.duplicateOf === undefined)
    throw refused("This incident is not marked as a duplicate.");
  await tx
    .update(incidentEntries)
    .set({ deletedAt: now })
    .where(and(eq(incidentEntries.id, canceled.id), isNull(incidentEntries.deletedAt)));
  const { duplicateOf } = canceled.data;
  await insertEntry(change, {
    at: now,
    data: { kind: "duplicate", incident: duplicateOf, of: true, removed: true },
  });
  await tellOriginal(change, duplicateOf, true);
  return { action: "unmark-duplicate", before: duplicateOf };
}

/** Writes into the other's timeline what became of its duplicate. */
export async function tellOriginal(
  change: IncidentChange,
  other: number,
  removed: boolean,
): Promise<void> {
  const { tx, incident, now } = change;
  if (!(await findIncident(readingAll(tx), other))) return;
  await insertEntry(
    { ...change, incident: { id: other } },
    { at: now, data: { kind: "duplicate", incident: incident.id, of: false, removed } },
  );
  await refreshIncident(tx, other, now);
}

async function originalOf(
  { tx, actor, incident }: IncidentChange,
  other: number,
): Promise<Incident> {
  if (other === incident.id) throw refused("An incident is no duplicate of itself.");
  const original = await findIncident(readingIn(tx, actor), other);
  if (!original) throw refused("This incident doesn’t exist, or you don’t have access.");
  if (!canInIncident(actor, "respond", original))
    throw new AppError("forbidden", `This needs the role responder in the team of #${other}, too.`);
  if (original.duplicateOfId !== null)
    throw refused(
      `#${other} is a duplicate of #${original.duplicateOfId} itself. Choose that one.`,
    );
  if (original.status === "canceled")
    throw refused(`#${other} is canceled. Choose the incident that is worked on.`);
  return original;
}

const refused = (message: string): AppError =>
  new AppError("invalid", message, [{ path: "other", message }]);
