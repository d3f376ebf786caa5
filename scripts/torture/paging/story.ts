import { MINUTE_MS } from "@/lib/time/duration";

// What is killed: alerts that fire, escalate level by level until nobody answers or somebody
// acknowledges, and are told to a webhook, in a process whose clock runs ahead of the real one.
export const TEAM = "payments";
export const POLICY = "pages";
/** Told by the levels in their order, and at the end. */
export const CHANNELS = ["first", "second", "end"] as const;
export const LEVEL_MINUTES = 1;
const LEVELS = 2;
/** From the alert to the loud end. */
export const storyMs = (speed: number): number =>
  ((LEVELS * LEVEL_MINUTES + 1) * MINUTE_MS) / speed;

export type Asked =
  | { kind: "fire"; key: string }
  | { kind: "acknowledge"; key: string }
  | { kind: "look" };
export type Answered = { done: Asked; open: number };

/** `speed`: by how much the clock of the story is faster than the real one. */
export type Begin = { beganAt: number; speed: number; holder: string; hookUrl: string };

/** The clock of the story, of which every process has the same. */
export const clockOf =
  ({ beganAt, speed }: Begin) =>
  (): Date =>
    new Date(beganAt + (Date.now() - beganAt) * speed);
