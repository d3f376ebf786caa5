import type { LevelWhen } from "./level-when";

/** Whom a level notifies: people directly, whoever is on call, everybody of a team, or a channel. */
export type Target =
  | { kind: "person"; person: string }
  | { kind: "schedule"; schedule: string }
  | { kind: "team"; team: string }
  | { kind: "channel"; channel: string };

type Level = {
  targets: readonly Target[];
  timeoutMinutes: number;
  /** Left out: always. */
  when?: LevelWhen;
};

export type EscalationPolicy = {
  levels: readonly Level[];
  /** How often all levels are gone through again when nobody acknowledges: 0..9, or for ever. */
  repeat: number | "forever";
  /** Notified at the loud end, beside the team's managers and every admin. */
  whenNobodyAnswers: readonly Target[];
  /** After how long an alert that still fires is brought back to whoever acknowledged it. */
  reNotifyAfterMinutes: number;
};

/** What a page goes by where nobody has chosen a policy: nothing but the last resort. */
export const NO_POLICY: EscalationPolicy = {
  levels: [],
  repeat: 0,
  whenNobodyAnswers: [],
  reNotifyAfterMinutes: 60,
};

/** Where a message goes: a person, by their own rules, or a channel. */
export type Recipient = { kind: "person"; person: string } | { kind: "channel"; channel: string };

/** Whom a target stands for at an instant; a schedule with a gap stands for nobody. */
export type Resolve = (target: Target, at: number) => readonly Recipient[];

/** Whom targets stand for, each once. */
export function recipientsOf(
  targets: readonly Target[],
  at: number,
  resolve: Resolve,
): Recipient[] {
  const found = targets.flatMap((target) => resolve(target, at));
  return [...new Map(found.map((recipient) => [recipientKey(recipient), recipient])).values()];
}

/** Equal for the same person or channel. */
export const recipientKey = (recipient: Recipient): string =>
  recipient.kind === "person" ? `person ${recipient.person}` : `channel ${recipient.channel}`;
