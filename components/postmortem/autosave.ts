import type { ActionState } from "@/lib/form/action-state";
import { basesOf, changesOf, forgetCopy, readCopy, sameFields, writeCopy, type Fields } from "./local-copy";

export const PAUSE_MS = 1500;
export const RETRY_MS = 5000;

/** `offline`: no answer came, or one that the store cannot be reached; `refused`: the server said no, and `answer` says why; `conflict`: somebody else saved in between. */
export type SaveState =
  | { kind: "untouched" }
  | { kind: "typing" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "offline"; outage: boolean }
  | { kind: "refused"; answer: ActionState }
  | { kind: "conflict"; answer: ActionState };

type Options = {
  /** What the fields hold now. */
  read: () => Fields;
  fill: (fields: Fields) => void;
  /** Null where no answer came. `bases`: what the changed fields started from; `over` replaces whatever is stored in these. */
  send: (version: number, over: boolean, bases: Fields) => Promise<ActionState | null>;
  copyKey: string;
  version: number;
  initial: Fields;
  tell: (state: SaveState) => void;
};

export type Autosave = {
  /** Puts back what was typed before and is not stored, and takes up what was typed before the page's script ran; whether anything was put back. */
  restore: () => boolean;
  typed: () => void;
  save: (over?: boolean) => Promise<void>;
  /** Gives up what was typed. */
  discard: () => void;
  /** Sends what is not sent yet, and stops. */
  leave: () => void;
};

/** Saves what is typed after a pause, and keeps a copy in the browser until the server has answered that it is stored. */
export function autosave({ read, fill, send, copyKey, version, initial, tell }: Options): Autosave {
  let base = version;
  let stored = initial;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let waits = false;

  const soon = (ms: number, over = false): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(over), ms);
  };
  const keep = (): void => writeCopy(copyKey, { version: base, fields: read(), base: stored });
  const done = (): void => {
    forgetCopy(copyKey);
    tell({ kind: "saved", at: Date.now() });
  };

  async function save(over = false): Promise<void> {
    clearTimeout(timer);
    if (running || (waits && !over)) return;
    const sent = read();
    const bases = basesOf(sent, stored);
    if (Object.keys(bases).length === 0) {
      waits = false;
      done();
      return;
    }
    running = true;
    tell({ kind: "saving" });
    const answer = await send(base, over, bases);
    running = false;
    const outage = answer?.status === "error" && answer.outage === true;
    if (answer === null || outage) {
      tell({ kind: "offline", outage });
      soon(RETRY_MS, over);
    } else if (answer.status === "error") refused(sent, answer);
    else accepted(sent, answer);
  }

  function refused(sent: Fields, answer: Extract<ActionState, { status: "error" }>): void {
    waits = answer.fieldErrors.some(({ path }) => path === "version");
    if (waits || sameFields(read(), sent)) tell({ kind: waits ? "conflict" : "refused", answer });
    else again();
  }

  function accepted(sent: Fields, answer: ActionState): void {
    waits = false;
    stored = sent;
    if (answer.status === "ok" && answer.values?.version) base = Number(answer.values.version);
    if (sameFields(read(), sent)) done();
    else again();
  }

  /** What was typed while an answer was on its way goes out next. */
  function again(): void {
    keep();
    tell({ kind: "typing" });
    soon(PAUSE_MS);
  }

  function typed(): void {
    keep();
    if (waits) return;
    if (!running) tell({ kind: "typing" });
    soon(PAUSE_MS);
  }

  return {
    restore: () => {
      const copy = readCopy(copyKey);
      const early = changesOf(read(), stored);
      // What somebody else has stored since in other fields stays as it is.
      const mine = copy ? changesOf(changesOf(copy.fields, copy.base), stored) : {};
      if (!copy || Object.keys(mine).length === 0) {
        if (copy) forgetCopy(copyKey);
        if (Object.keys(early).length > 0) typed();
        return false;
      }
      // From what is perhaps no longer stored: saving it says so, as it would have then.
      base = copy.version;
      stored = { ...stored, ...basesOf(mine, copy.base) };
      fill({ ...mine, ...early });
      void save();
      return true;
    },
    typed,
    save,
    discard: () => {
      waits = true;
      clearTimeout(timer);
      forgetCopy(copyKey);
    },
    leave: () => {
      clearTimeout(timer);
      if (!waits && !sameFields(read(), stored)) void save();
    },
  };
}
