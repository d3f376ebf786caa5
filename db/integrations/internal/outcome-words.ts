import type { Transition } from "@/lib/alert/lifecycle";
import type { Incoming } from "@/lib/intake/incoming";

const BY_TRANSITION: Record<Transition, string> = {
  fired: "Opened an alert",
  reopened: "Reopened the alert",
  raised: "Raised the alert to a page",
  lowered: "Lowered the alert to a ticket",
  acknowledged: "Acknowledged the alert",
  resolved: "Resolved the alert",
};

const WITHOUT: Record<Incoming["status"], string> = {
  firing: "Still firing",
  acknowledged: "Nothing to acknowledge",
  resolved: "Nothing was open",
};

/** What became of one alert that was sent, for whoever looks at the payload. */
export const outcomeWords = (status: Incoming["status"], transition: Transition | null): string =>
  transition === null ? WITHOUT[status] : BY_TRANSITION[transition];
