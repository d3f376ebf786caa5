/** What happens in Burnline that a team's channel can be told of. */
export const EVENT_NAMES = [
  "alert.firing",
  "alert.acknowledged",
  "alert.resolved",
  "incident.declared",
  "incident.updated",
  "incident.resolved",
  "budget.tier-changed",
  "postmortem.published",
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** As it stands beside a checkbox, and over its description. */
export const EVENT_LABELS: Readonly<Record<EventName, string>> = {
  "alert.firing": "An alert fires",
  "alert.acknowledged": "An alert is acknowledged",
  "alert.resolved": "An alert is resolved",
  "incident.declared": "An incident is declared",
  "incident.updated": "An incident changes",
  "incident.resolved": "An incident is resolved",
  "budget.tier-changed": "A budget’s status changes",
  "postmortem.published": "A postmortem is published",
};
