export const STATUSES = [
  "investigating",
  "identified",
  "monitoring",
  "resolved",
  "canceled",
] as const;
export type Status = (typeof STATUSES)[number];
export type OpenStatus = "investigating" | "identified" | "monitoring";

export const OPEN_STATUSES = [
  "investigating",
  "identified",
  "monitoring",
] as const satisfies readonly Status[];

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  investigating: "Investigating",
  identified: "Identified",
  monitoring: "Monitoring",
  resolved: "Resolved",
  canceled: "Canceled",
};

export const isOpen = (status: Status): status is OpenStatus =>
  status !== "resolved" && status !== "canceled";

/**
 * Open ones move freely, also back when a fix did not hold; ended ones are re-opened, and a
 * resolved one may turn out to have been a false alarm.
 */
const MOVES: Readonly<Record<Status, readonly Status[]>> = {
  investigating: ["identified", "monitoring", "resolved", "canceled"],
  identified: ["investigating", "monitoring", "resolved", "canceled"],
  monitoring: ["investigating", "identified", "resolved", "canceled"],
  resolved: ["investigating", "identified", "monitoring", "canceled"],
  canceled: ["investigating", "identified", "monitoring"],
};

/** What an incident can become next. */
export const movesFrom = (status: Status): readonly Status[] => MOVES[status];
export const canMove = (from: Status, to: Status): boolean => MOVES[from].includes(to);

/** Whether a move brings the impact back: what was known of its end no longer holds. */
export const impactReturns = (from: Status, to: Status): boolean =>
  (from === "monitoring" || from === "resolved") && (to === "investigating" || to === "identified");
