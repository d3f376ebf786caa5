import type { ActionState } from "@/lib/form/action-state";
import type { Fields, LocalCopy } from "./local-draft";

/**
 * `offline`: no answer came, or one that the store cannot be reached; `updated`: the server is
 * newer than the page and will take nothing from it; `refused`: the server said no, and `answer`
 * says why; `conflict`: someone else saved in between.
 */
export type SaveState =
  | { kind: "untouched" }
  | { kind: "typing" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "offline"; outage: boolean }
  | { kind: "signed-out" }
  | { kind: "updated" }
  | { kind: "refused"; answer: ActionState }
  | { kind: "conflict"; answer: ActionState };

/**
 * `base`, `stored`: what the server holds, as far as is known. `insists`: someone chose to replace
 * that, and no answer has settled it yet. `stopped`: nothing is sent until someone chooses. `left`:
 * the form is gone.
 */
export type Saving = {
  base: number;
  stored: Fields;
  insists: boolean;
  left: boolean;
  phase: { kind: "open" } | { kind: "sending"; sent: Fields } | { kind: "stopped" };
};

/** `fields`: what the form holds at that moment, `at`. */
export type Now = { fields: Fields; at: number };
export type SaveEvent =
  | { kind: "opened"; fields: Fields; copy: LocalCopy | null }
  | { kind: "typed"; fields: Fields }
  | ({ kind: "asked"; over: boolean } & Now)
  /** `ownCopy`: the copy in the browser is still the one that this form wrote. */
  | ({ kind: "answered"; answer: ActionState; ownCopy: boolean } & Now)
  /** What another tab left under `key`; `swapped`: what it replaces here now lies there. */
  | ({ kind: "taken"; key: string; copy: LocalCopy; swapped: boolean } & Now)
  | { kind: "discarded" }
  | ({ kind: "left" } & Now);

export type SaveEffect =
  | { kind: "tell"; state: SaveState }
  | { kind: "fill"; fields: Fields }
  /** Once it is written, the copy under `instead` goes. */
  | { kind: "copy"; copy: LocalCopy; instead?: string }
  /** The copy that is there is this form's own. */
  | { kind: "adopt"; copy: LocalCopy }
  | { kind: "forget"; whose: "own" | "any" }
  | { kind: "wait"; ms: number }
  | { kind: "stop-waiting" }
  | { kind: "send"; version: number; over: boolean; bases: Fields };

export type Step = { state: Saving; effects: readonly SaveEffect[] };
