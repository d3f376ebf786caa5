/**
 * Why somebody is told; which alert, incident or schedule it is about stands beside it. The words
 * are made when it is sent, from how things are then.
 */
export type Cause =
  | {
      kind: "escalation";
      why: "level" | "asked-again" | "nobody-answered";
      level: number;
      round: number;
      /** Levels whose time went by while nothing ran. */
      missed: number;
    }
  /** To a team's channel: it opened, grew worse or is over. */
  | { kind: "alert"; became: "fired" | "raised" | "resolved" }
  | { kind: "shift-begins"; startsAt: number }
  /** Whoever goes off call hands over what is acknowledged and open: both sides by email. */
  | { kind: "hand-over"; from: string; to: readonly string[] }
  | { kind: "swap-asked" | "swap-answered"; swap: number }
  /** Another override covers the same time, and wins. */
  | { kind: "override-lost"; start: number; end: number }
  | { kind: "test" };
