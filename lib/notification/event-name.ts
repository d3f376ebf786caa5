/** What happens in Burnline that a team's channel can be told of. */
export type EventName =
  | "alert.firing"
  | "alert.acknowledged"
  | "alert.resolved"
  | "incident.declared"
  | "incident.updated"
  | "incident.resolved"
  | "budget.tier-changed"
  | "postmortem.published";
