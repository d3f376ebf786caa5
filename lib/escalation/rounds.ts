import type { EscalationPolicy } from "./policy";

/**
 * How long after a page the loud end comes where each round takes so many minutes; null where
 * rounds never end.
 */
export const lastAfterMinutes = (
  roundMinutes: number,
  repeat: EscalationPolicy["repeat"],
): number | null => (repeat === "forever" ? null : roundMinutes * (repeat + 1));
