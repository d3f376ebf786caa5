import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { EventCause } from "@/lib/notification/cause";
import { assertCan, type Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import type { Alert } from "../alerts/alert";
import { findAlertRow } from "../alerts/internal/find-row";
import type { Incident } from "../incidents/incident";
import { findIncident } from "../incidents/internal/rows";
import type { Postmortem } from "../postmortems/postmortem";
import { findPostmortem } from "../postmortems/internal/rows";
import { incidentEntries } from "../schema/incidents";
import { objectives } from "../schema/slos";
import { selectSlos } from "../slos/internal/rows";
import type { Slo } from "../slos/slo";

/** What an event is about, as it is now. */
export type EventSubject =
  | { kind: "alert"; alert: Alert }
  | { kind: "incident"; incident: Incident; lastUpdate: { at: Date; text: string } | null }
  | { kind: "budget"; slo: Slo; objectiveId: number }
  | { kind: "postmortem"; postmortem: Postmortem };

type About = { cause: EventCause; alertId: number | null; incidentId: number | null };

/** Null where it was deleted. */
export async function findEventSubject(
  actor: Actor,
  { cause, alertId, incidentId }: About,
): Promise<EventSubject | null> {
  assertCan(actor, "admin", null);
  const reader = readAs(actor);
  if (cause.event === "budget.tier-changed") return budgetOf(reader, cause.objectiveId);
  if (cause.event === "postmortem.published") {
    const postmortem = await findPostmortem(reader, cause.postmortemId);
    return postmortem && { kind: "postmortem", postmortem };
  }
  if (incidentId !== null) return incidentOf(reader, incidentId);
  const alert = alertId === null ? null : await findAlertRow(reader, alertId);
  return alert && { kind: "alert", alert };
}

async function incidentOf(reader: Reader, id: number): Promise<EventSubject | null> {
  const incident = await findIncident(reader, id);
  if (!incident) return null;
  const [lastUpdate] = await reader
    .select({ at: incidentEntries.at, text: incidentEntries.text })
    .from(incidentEntries)
    .where(
      and(
        eq(incidentEntries.incidentId, id),
        eq(sql`${incidentEntries.data} ->> 'kind'`, "update"),
        isNull(incidentEntries.deletedAt),
      ),
    )
    .orderBy(desc(incidentEntries.at), desc(incidentEntries.id))
    .limit(1);
  return { kind: "incident", incident, lastUpdate: lastUpdate ?? null };
}

async function budgetOf(reader: Reader, objectiveId: number): Promise<EventSubject | null> {
  const [objective] = await reader
    .select({ sloId: objectives.sloId })
    .from(objectives)
    .where(eq(objectives.id, objectiveId));
  if (!objective) return null;
  const [slo] = await selectSlos(reader, { ids: [objective.sloId], archived: true });
  return slo ? { kind: "budget", slo, objectiveId } : null;
}
