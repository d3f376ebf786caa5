import type { Effect } from "./walk";

type Told<Kind extends Effect["kind"]> = Omit<Extract<Effect, { kind: Kind }>, "unreached">;

/**
 * What an escalation keeps of what it did. `unreached`: people without a working contact, and
 * channels that are gone.
 */
export type EscalationStep =
  | (Told<"notify"> & { unreached: readonly string[] })
  | (Told<"asked-again"> & { unreached: readonly string[] })
  | (Told<"nobody-answered"> & { unreached: readonly string[] })
  | (Told<"no-policy"> & { unreached: readonly string[] })
  | (Told<"skipped"> & { unreached?: readonly string[] })
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
