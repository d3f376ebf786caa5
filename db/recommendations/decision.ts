import type { recommendationDecisions } from "../schema/recommendations";

export type StoredDecision = typeof recommendationDecisions.$inferSelect;

/** `key`: with the names of all services; of this `service`. */
export type Decided = { service: string; key: string };

export type NewDecision =
  | { kind: "accepted"; owner: string; dueOn: string | null }
  | { kind: "postponed"; reason: string; until: string }
  | { kind: "refused"; reason: string };
