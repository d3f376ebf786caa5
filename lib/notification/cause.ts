import type { Tier } from "@/lib/policy/tiers";
import type { EventName } from "./event-name";

/** To a team's channel that asked to be told; what happened and when stand, whatever comes after. */
export type EventCause = { kind: "event"; at: number } & (
  | { event: Exclude<EventName, "budget.tier-changed" | "postmortem.published"> }
  | { event: "budget.tier-changed"; objectiveId: number; from: Tier; to: Tier }
  | { event: "postmortem.published"; postmortemId: number }
);

/**
 * Why somebody is told; which alert, incident or schedule it is about stands beside it. The words
 * are made when it is sent, from how things are then.
 */
export type Cause =
  | {
      kind: "escalation";
      why: "level" | "asked-again" | "nobody-answered" | "no-policy";
      level: number;
      round: number;
      /** Levels whose time went by while nothing ran. */
      missed: number;
    }
  /** To a team's channel: it opened, grew worse or is over. */
  | { kind: "alert"; became: "fired" | "resolved" }
  | EventCause
  | { kind: "shift-begins"; startsAt: number }
  /** Whoever goes off call hands over what is acknowledged and open: both sides by email. */
  | { kind: "hand-over"; from: string; to: readonly string[] }
  | { kind: "swap-asked" | "swap-answered"; swap: number }
  /** Another override covers the same time, and wins. */
  | { kind: "override-lost"; start: number; end: number }
  | { kind: "test" };
