import type { ActionState } from "@/lib/form/action-state";
import {
  forgetCopy,
  readCopy,
  sameCopy,
  sameFields,
  writeCopy,
  type Fields,
  type LocalCopy,
} from "./local-draft";
import { beginning, next, replacedBy } from "./save-steps";
import type { SaveEffect, SaveEvent, SaveState } from "./saving";

type Options = {
  /** What the fields hold now. */
  read: () => Fields;
  fill: (fields: Fields) => void;
  /** `bases`: what the changed fields started from; `over` replaces whatever is stored in these. */
  send: (version: number, over: boolean, bases: Fields) => Promise<ActionState>;
  copyKey: string;
  version: number;
  initial: Fields;
  tell: (state: SaveState) => void;
  /** Whether the browser could keep a copy of what was typed last. */
  tellLocalDraft: (copied: boolean) => void;
};

export type Autosave = {
  /**
   * Puts back what was typed before and is not stored, and takes up what was typed before the
   * page's script ran; whether anything was put back.
   */
  restore: () => boolean;
  /**
   * Puts in what another tab has left under this key; what was typed here in the same fields and is
   * not stored takes its place there, and nothing else.
   */
  take: (key: string) => Promise<void>;
  typed: () => void;
  save: (over?: boolean) => Promise<void>;
  /** Gives up what was typed. */
  discard: () => void;
  /** Whether closing the page would lose something. */
  atRisk: () => boolean;
  /**
   * Sends what is not sent yet, and stops: what gets no answer then waits in the copy for whoever
   * opens the text next.
   */
  leave: () => void;
};

/**
 * Saves what is typed after a pause, and keeps a copy in the browser until the server has answered
 * that it is stored: does what `next` says.
 */
export function autosave({
  read,
  fill,
  send,
  copyKey,
  version,
  initial,
  tell,
  tellLocalDraft,
}: Options): Autosave {
  let state = beginning(version, initial);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let answering: Promise<void> | null = null;
  let copied = true;
  let own: LocalCopy | null = null;

  const now = () => ({ fields: read(), at: Date.now() });
  // A form that came after this one, or another tab, may have put something else there.
  const ownIsThere = (): boolean => own !== null && sameCopy(readCopy(copyKey), own);

  function happened(event: SaveEvent): readonly SaveEffect[] {
    const { state: then, effects } = next(state, event);
    state = then;
    effects.forEach(perform);
    return effects;
  }

  function perform(effect: SaveEffect): void {
    switch (effect.kind) {
      case "tell":
        tell(effect.state);
        return;
      case "fill":
        fill(effect.fields);
        return;
      case "copy":
        copy(effect.copy, effect.instead);
        return;
      case "adopt":
        own = effect.copy;
        return;
      case "forget":
        if (effect.whose === "any" || ownIsThere()) forgetCopy(copyKey);
        return;
      case "wait":
        clearTimeout(timer);
        timer = setTimeout(() => ask(), effect.ms);
        return;
      case "stop-waiting":
        clearTimeout(timer);
        return;
      case "send":
        answering = answerTo(send(effect.version, effect.over, effect.bases));
        return;
      default:
        effect satisfies never;
    }
  }

  function copy(typed: LocalCopy, instead?: string): void {
    copied = writeCopy(copyKey, typed);
    if (copied) own = typed;
    if (copied && instead !== undefined) forgetCopy(instead);
    tellLocalDraft(copied);
  }

  async function answerTo(sent: Promise<ActionState>): Promise<void> {
    const answer = await sent;
    happened({ kind: "answered", answer, ownCopy: ownIsThere(), ...now() });
  }

  const ask = (over = false): void => void happened({ kind: "asked", over, ...now() });

  return {
    restore: () =>
      happened({ kind: "opened", fields: read(), copy: readCopy(copyKey) }).some(
        ({ kind }) => kind === "fill",
      ),
    take: async (key) => {
      // An answer that is on its way tells of other fields than those that are put in now.
      await answering;
      const theirs = readCopy(key);
      if (!theirs) return;
      const mine = replacedBy(state, theirs, read());
      if (mine && !writeCopy(key, mine)) return;
      happened({ kind: "taken", key, copy: theirs, swapped: mine !== null, ...now() });
    },
    typed: () => void happened({ kind: "typed", fields: read() }),
    save: async (over = false) => {
      ask(over);
      await answering;
    },
    discard: () => void happened({ kind: "discarded" }),
    atRisk: () => !copied && !sameFields(read(), state.stored),
    leave: () => void happened({ kind: "left", ...now() }),
  };
}
