import "server-only";
import type { Actor } from "@/db/access/actor";
import { findEventSubject } from "@/db/notifications/find-event";
import type { EventCause } from "@/lib/notification/cause";
import { eventWords } from "@/lib/notification/event-words";
import type { Notice } from "@/lib/notification/notice";
import { eventBody } from "./event-body";

type About = { alertId: number | null; incidentId: number | null };

/** What a channel is told of an event; null where what it is about is gone. */
export async function eventNotice(
  actor: Actor,
  cause: EventCause,
  { alertId, incidentId }: About,
  now: Date,
): Promise<Notice | null> {
  const subject = await findEventSubject(actor, { cause, alertId, incidentId });
  const body = subject && (await eventBody(actor, cause, subject, now));
  if (!body) return null;
  return {
    event: body.type,
    severity: "ticket",
    ...eventWords(body),
    more: [],
    url: body.data.url,
    acknowledgeUrl: null,
    acknowledgePost: null,
    thread: threadOf(alertId, incidentId),
    at: cause.at,
    body,
  };
}

function threadOf(alertId: number | null, incidentId: number | null): string | null {
  if (alertId !== null) return `alert-${alertId}`;
  return incidentId === null ? null : `incident-${incidentId}`;
}
