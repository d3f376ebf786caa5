import type { ActionState } from "@/lib/form/action-state";
import { forgetCopy, readCopy, sameFields, writeCopy, type Fields } from "./local-copy";

export const PAUSE_MS = 1500;
export const RETRY_MS = 5000;

/** `offline`: no answer came; `refused`: the server said no, and `answer` says why; `conflict`: somebody else saved in between. */
export type SaveState =
  | { kind: "untouched" }
  | { kind: "typing" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "offline" }
  | { kind: "refused"; answer: ActionState }
  | { kind: "conflict"; answer: ActionState };

type Options = {
  /** What the fields hold now. */
  read: () => Fields;
  fill: (fields: Fields) => void;
  /** Null where no answer came. `over` replaces whatever is stored. */
  send: (version: number, over: boolean) => Promise<ActionState | null>;
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
  const keep = (): void => writeCopy(copyKey, { version: base, fields: read() });
  const done = (): void => {
    forgetCopy(copyKey);
    tell({ kind: "saved", at: Date.now() });
  };

  async function save(over = false): Promise<void> {
    clearTimeout(timer);
    if (running || (waits && !over)) return;
    const sent = read();
    if (!over && sameFields(sent, stored)) {
      done();
      return;
    }
    running = true;
    tell({ kind: "saving" });
    const answer = await send(base, over);
    running = false;
    if (answer === null) {
      tell({ kind: "offline" });
      soon(RETRY_MS, over);
    } else if (answer.status === "error") refused(answer);
    else accepted(sent, answer);
  }

  function refused(answer: Extract<ActionState, { status: "error" }>): void {
    waits = answer.fieldErrors.some(({ path }) => path === "version");
    tell({ kind: waits ? "conflict" : "refused", answer });
  }

  function accepted(sent: Fields, answer: ActionState): void {
    waits = false;
    stored = sent;
    if (answer.status === "ok" && answer.values?.version) base = Number(answer.values.version);
    if (sameFields(read(), sent)) done();
    else {
      keep();
      tell({ kind: "typing" });
      soon(PAUSE_MS);
    }
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
      const early = Object.fromEntries(Object.entries(read()).filter(([name, value]) => value !== (stored[name] ?? "")));
      if (!copy || sameFields(copy.fields, stored)) {
        if (copy) forgetCopy(copyKey);
        if (Object.keys(early).length > 0) typed();
        return false;
      }
      // From a version that is no longer the newest: saving it says so, as it would have then.
      base = copy.version;
      fill({ ...copy.fields, ...early });
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
