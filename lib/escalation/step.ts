import type { Effect } from "./walk";

/** Effects after which somebody is told. */
type Telling = Extract<
  Effect,
  { kind: "notify" | "asked-again" | "nobody-answered" | "no-policy" }
>;

/**
 * What an escalation keeps of what it did. `unreached`: people without a working contact, and
 * channels that are gone, which were told in vain.
 */
export type EscalationStep =
  | (Telling & { unreached: readonly string[] })
  | Extract<Effect, { kind: "skipped" }>
  | { kind: "acknowledged"; by: string }
  /** A shift ended while its person had this: those on call from then on were told with them. */
  | {
      kind: "handed-over";
      schedule: string;
      from: string;
      to: readonly string[];
      unreached: readonly string[];
    }
  | { kind: "ended" };
