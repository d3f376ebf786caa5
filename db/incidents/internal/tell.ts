import { concernedTeams } from "@/lib/incident/concerned-teams";
import type { EventCause } from "@/lib/notification/cause";
import { tellEvent } from "../../notifications/internal/tell-event";
import type { Db } from "../../store/engine";
import type { Incident } from "../incident";

type IncidentEvent = Extract<EventCause["event"], `incident.${string}`>;

export const tellOfDeclared = (tx: Db, incident: Incident, now: Date): Promise<void> =>
  tell(tx, incident, "incident.declared", now);

/** Nothing where it reads as before: a note, a star or a time that was set right. */
export async function tellOfChange(
  tx: Db,
  before: Incident,
  after: Incident,
  now: Date,
): Promise<void> {
  if (before.status !== "resolved" && after.status === "resolved")
    await tell(tx, after, "incident.resolved", now);
  else if (JSON.stringify(shown(before)) !== JSON.stringify(shown(after)))
    await tell(tx, after, "incident.updated", now);
}

const shown = ({ title, summary, severity, status, services, roles, ...rest }: Incident) => [
  title,
  summary,
  severity,
  status,
  services.map(({ id }) => id),
  roles,
  rest.acknowledgedAt !== null,
  rest.lastUpdateAt,
];

const tell = (tx: Db, incident: Incident, event: IncidentEvent, now: Date): Promise<void> =>
  tellEvent(
    tx,
    concernedTeams(incident).map(({ id }) => id),
    { kind: "event", event, at: now.getTime() },
    { incidentId: incident.id },
  );
