import "server-only";
import type { Actor } from "@/db/access/actor";
import { listNotifications, type NotificationFilter, type Told } from "@/db/notifications/list";
import type { ChannelKind } from "@/lib/notification/channel";
import { EVENT_LABELS } from "@/lib/notification/event-name";

const SHOWN = 20;

export type Delivery = {
  id: number;
  what: string;
  href: string | null;
  kind: ChannelKind;
  contact: string | null;
  state: Told["state"];
  error: string | null;
  attempts: number;
  at: number;
};

/** The last messages of a person or a channel, in words. */
export async function lastDeliveries(
  actor: Actor,
  filter: NotificationFilter,
): Promise<Delivery[]> {
  const told = await listNotifications(actor, filter, { limit: SHOWN });
  return told.map((row) => ({
    id: row.id,
    what: whatOf(row),
    href: hrefOf(row),
    kind: row.channel,
    contact: row.contact,
    state: row.state,
    error: row.error,
    attempts: row.attempts,
    at: (row.finishedAt ?? row.createdAt).getTime(),
  }));
}

function subjectOf({ alertId, incidentId }: Told): string | null {
  if (alertId !== null) return `alert ${alertId}`;
  return incidentId === null ? null : `incident ${incidentId}`;
}

function whatOf(told: Told): string {
  const { cause, severity } = told;
  const subject = subjectOf(told);
  const about = subject === null ? "" : ` of ${subject}`;
  switch (cause.kind) {
    case "escalation":
      return `${severity === "page" ? "Page" : "Ticket"}${about}`;
    case "alert":
      return `${cause.became === "resolved" ? "End" : severity === "page" ? "Page" : "Ticket"}${about}`;
    case "event":
      return `${EVENT_LABELS[cause.event]}${subject === null ? "" : `: ${subject}`}`;
    case "test":
      return "Test";
    case "shift-begins":
      return "Your shift begins";
    case "hand-over":
      return "Hand-over";
    case "swap-asked":
    case "swap-answered":
      return "Shift swap";
    case "override-lost":
      return "Override that does not count";
    default:
      return cause satisfies never;
  }
}

function hrefOf({ alertId, incidentId }: Told): string | null {
  if (alertId !== null) return `/alerts/${alertId}`;
  return incidentId === null ? null : `/incidents/${incidentId}`;
}
