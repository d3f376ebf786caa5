import type { ActionState, FailureReason } from "@/lib/form/action-state";
import {
  basesOf,
  changesOf,
  forgetCopy,
  readCopy,
  sameCopy,
  sameFields,
  unstoredIn,
  writeCopy,
  type Fields,
  type LocalCopy,
} from "./local-draft";

export const PAUSE_MS = 1500;
export const RETRY_MS = 5000;

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
  tellLocalDraft: (kept: boolean) => void;
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
 * that it is stored.
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
  let base = version;
  let stored = initial;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<ActionState> | null = null;
  let waits = false;
  // Someone chose to replace what is stored, and no answer has settled it yet.
  let insists = false;
  let kept = true;
  let left = false;
  let own: LocalCopy | null = null;

  const held = (): boolean => waits && !insists;
  const say = (state: SaveState): void => {
    if (!left) tell(state);
  };
  const soon = (ms: number): void => {
    clearTimeout(timer);
    if (!left) timer = setTimeout(() => void save(), ms);
  };
  const here = (): LocalCopy => ({ version: base, fields: read(), base: stored });
  const keep = (): void => {
    const copy = here();
    kept = writeCopy(copyKey, copy);
    if (kept) own = copy;
    tellLocalDraft(kept);
  };
  // A saver that came after this one, or another tab, may have put something else there.
  const ownIsThere = (): boolean => own !== null && sameCopy(readCopy(copyKey), own);
  const settled = (): void => {
    waits = false;
    insists = false;
  };
  const done = (): void => {
    if (ownIsThere()) forgetCopy(copyKey);
    say({ kind: "saved", at: Date.now() });
  };

  async function save(over = false): Promise<void> {
    insists ||= over;
    if (running || held()) return;
    clearTimeout(timer);
    const sent = read();
    const bases = basesOf(sent, stored);
    if (Object.keys(bases).length === 0) {
      settled();
      done();
      return;
    }
    say({ kind: "saving" });
    running = send(base, insists, bases);
    const answer = await running;
    running = null;
    if (answer.status !== "error") accepted(sent, answer);
    else if (answer.reason) failed(answer.reason);
    else refused(sent, answer);
  }

  function failed(reason: FailureReason): void {
    switch (reason) {
      case "outage":
      case "no-answer":
        say({ kind: "offline", outage: reason === "outage" });
        soon(RETRY_MS);
        return;
      case "signed-out":
        say({ kind: "signed-out" });
        return;
      case "updated":
        waits = true;
        insists = false;
        say({ kind: "updated" });
        return;
      default:
        return reason satisfies never;
    }
  }

  function refused(sent: Fields, answer: Extract<ActionState, { status: "error" }>): void {
    waits = answer.fieldErrors.some(({ path }) => path === "version");
    insists = false;
    if (waits || sameFields(read(), sent)) say({ kind: waits ? "conflict" : "refused", answer });
    else again();
  }

  function accepted(sent: Fields, answer: ActionState): void {
    settled();
    stored = sent;
    if (answer.status === "ok" && answer.values?.version) base = Number(answer.values.version);
    if (sameFields(read(), sent)) done();
    else again();
  }

  /** What was typed while an answer was on its way goes out next. */
  function again(): void {
    if (left) {
      if (ownIsThere()) void save();
      return;
    }
    keep();
    say({ kind: "typing" });
    soon(PAUSE_MS);
  }

  function typed(): void {
    keep();
    if (held()) return;
    if (!running) say({ kind: "typing" });
    soon(PAUSE_MS);
  }

  /** From what is perhaps no longer stored: saving it says so, as it would have then. */
  function startFrom(copy: LocalCopy, mine: Fields): void {
    base = copy.version;
    stored = { ...stored, ...basesOf(mine, copy.base) };
  }

  return {
    restore: () => {
      const copy = readCopy(copyKey);
      const early = changesOf(read(), stored);
      const mine = copy ? unstoredIn(copy, stored) : {};
      if (!copy || Object.keys(mine).length === 0) {
        if (copy) forgetCopy(copyKey);
        if (Object.keys(early).length > 0) typed();
        return false;
      }
      own = copy;
      startFrom(copy, mine);
      fill({ ...mine, ...early });
      say({ kind: "typing" });
      // After a pause, so that it can be seen that it is back.
      soon(PAUSE_MS);
      return true;
    },
    take: async (key) => {
      // An answer that is on its way tells of other fields than those that are put in now.
      await running;
      const copy = readCopy(key);
      if (!copy) return;
      const mine = unstoredIn(copy, stored);
      const unsaved = changesOf(read(), stored);
      const replaced = Object.fromEntries(
        Object.entries(unsaved).filter(
          ([name, text]) => mine[name] !== undefined && mine[name] !== text,
        ),
      );
      const swaps = Object.keys(replaced).length > 0;
      if (
        swaps &&
        !writeCopy(key, {
          version: base,
          fields: replaced,
          base: basesOf(replaced, stored),
          replaced: true,
        })
      )
        return;
      // It was chosen for another text.
      if (insists) settled();
      startFrom(copy, mine);
      fill(mine);
      keep();
      if (!swaps && kept) forgetCopy(key);
      void save();
    },
    typed,
    save,
    discard: () => {
      waits = true;
      insists = false;
      clearTimeout(timer);
      forgetCopy(copyKey);
    },
    atRisk: () => !kept && !sameFields(read(), stored),
    leave: () => {
      clearTimeout(timer);
      left = true;
      if (!held() && !sameFields(read(), stored)) void save();
    },
  };
}
