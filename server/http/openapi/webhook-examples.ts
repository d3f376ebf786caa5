import type { EventBody } from "@/lib/notification/event-body";
import type { EventName } from "@/lib/notification/event-name";
import { ALERT } from "../api/operations/alert-examples";
import { AT, INCIDENT } from "../api/operations/incident-examples";

const HOST = "https://burnline.example.org";
const LATER = "2026-11-01T00:31:00Z";

const alert = {
  ...ALERT,
  slo: { ...ALERT.slo },
  labels: { ...ALERT.labels },
  links: [],
  url: `${HOST}/alerts/31`,
};
const taken = {
  ...alert,
  state: "acknowledged",
  acknowledgedAt: "2026-11-01T00:04:00Z",
  acknowledgedBy: "Mara",
} as const;
const incident = {
  ...INCIDENT,
  services: [...INCIDENT.services],
  lastUpdate: null,
  url: `${HOST}/incidents/124`,
};

export const EVENT_EXAMPLES: { [Name in EventName]: Extract<EventBody, { type: Name }> } = {
  "alert.firing": { type: "alert.firing", at: AT, data: alert },
  "alert.acknowledged": { type: "alert.acknowledged", at: "2026-11-01T00:04:00Z", data: taken },
  "alert.resolved": {
    type: "alert.resolved",
    at: LATER,
    data: { ...taken, state: "resolved", resolvedAt: LATER },
  },
  "incident.declared": { type: "incident.declared", at: AT, data: incident },
  "incident.updated": {
    type: "incident.updated",
    at: "2026-11-01T00:10:00Z",
    data: {
      ...incident,
      lastUpdate: { at: "2026-11-01T00:10:00Z", text: "Only cards of the EU are affected." },
    },
  },
  "incident.resolved": {
    type: "incident.resolved",
    at: LATER,
    data: { ...incident, status: "resolved", mitigatedAt: LATER, resolvedAt: LATER },
  },
  "budget.tier-changed": {
    type: "budget.tier-changed",
    at: AT,
    data: {
      team: "payments",
      service: "checkout",
      slo: "availability",
      name: "Availability",
      objective: 1,
      targetPercent: 99.9,
      from: "healthy",
      to: "warning",
      remaining: 0.421,
      url: `${HOST}/services/checkout/slos/availability`,
    },
  },
  "postmortem.published": {
    type: "postmortem.published",
    at: AT,
    data: {
      id: 12,
      title: "Checkout failed for half an hour",
      team: "payments",
      incident: { number: 124, severity: "SEV1" },
      publishedAt: AT,
      publishedBy: "Ada",
      url: `${HOST}/postmortems/12`,
    },
  },
};
