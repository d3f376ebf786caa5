/** From what everything rests on to what is proven. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_NAMES: Readonly<Record<Level | 0, string>> = {
  0: "Started",
  1: "Measured",
  2: "Alerted",
  3: "Managed",
  4: "Proven",
};

/** The criteria and the level that each belongs to, in the order in which they are shown. */
export const CRITERIA = [
  {
    id: "owner",
    level: 1,
    title: "Owner",
    asks: "The owning team has at least one responder or manager.",
  },
  {
    id: "data",
    level: 1,
    title: "SLO with data",
    asks: "The service has an SLO, and each SLO has data for at least 90% of the minutes.",
  },
  {
    id: "on-call",
    level: 2,
    title: "On-call without gaps",
    asks: "The first level of its escalation policy has someone on call at all times for the next 28 days.",
  },
  {
    id: "alerts",
    level: 2,
    title: "Alerts reach someone",
    asks: "A page reaches someone now, and each SLO paged at most twice a week in the last 28 days.",
  },
  {
    id: "target",
    level: 3,
    title: "Target met",
    asks: "Each SLO had budget left at the end of at least 90% of the last 28 days (UTC).",
  },
  {
    id: "dependencies",
    level: 3,
    title: "Dependencies registered",
    asks: "Each dependency has a criticality and a timeout, or it calls nothing.",
  },
  {
    id: "findings",
    level: 3,
    title: "No error findings",
    asks: "None of the findings about its dependencies is an error.",
  },
  {
    id: "postmortems",
    level: 3,
    title: "Postmortems on time",
    asks: "No postmortem of a SEV1 or SEV2 of the last 180 days is overdue. Each is due 5 days after the incident.",
  },
  {
    id: "actions",
    level: 3,
    title: "Action items on time",
    asks: "No action item of its postmortems is overdue.",
  },
  {
    id: "policy",
    level: 4,
    title: "Policy accepted",
    asks: "The owning team has accepted the error budget policy for its SLOs as they are now.",
  },
  {
    id: "runbook",
    level: 4,
    title: "Runbook reviewed",
    asks: "Its runbook was reviewed in the last 180 days and is readable under stress: short steps, one action in each, commands to copy, and how to undo.",
  },
  {
    id: "fallbacks",
    level: 4,
    title: "Fallbacks tested",
    asks: "The fallback of each soft dependency was tested in the last 90 days.",
  },
  {
    id: "status-page",
    level: 4,
    title: "On a status page",
    asks: "The service is a component of a status page. Does not apply while there is none.",
  },
] as const satisfies readonly { id: string; level: Level; title: string; asks: string }[];

export type CriterionId = (typeof CRITERIA)[number]["id"];
