import type { ActionState, Hindrance } from "@/lib/form/action-state";
import { basesOf, changesOf, forgetCopy, readCopy, sameFields, unstoredIn, writeCopy, type Fields, type LocalCopy } from "./local-copy";

export const PAUSE_MS = 1500;
export const RETRY_MS = 5000;

/** `offline`: no answer came, or one that the store cannot be reached; `updated`: the server is newer than the page and will take nothing from it; `refused`: the server said no, and `answer` says why; `conflict`: somebody else saved in between. */
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
  tellKept: (kept: boolean) => void;
};

export type Autosave = {
  /** Puts back what was typed before and is not stored, and takes up what was typed before the page's script ran; whether anything was put back. */
  restore: () => boolean;
  /** Puts in what another tab has left under this key; what was typed here in the same fields and is not stored takes its place there. */
  take: (key: string) => Promise<void>;
  typed: () => void;
  save: (over?: boolean) => Promise<void>;
  /** Gives up what was typed. */
  discard: () => void;
  /** Whether closing the page would lose something. */
  atRisk: () => boolean;
  /** Sends what is not sent yet, and stops. */
  leave: () => void;
};

/** Saves what is typed after a pause, and keeps a copy in the browser until the server has answered that it is stored. */
export function autosave({ read, fill, send, copyKey, version, initial, tell, tellKept }: Options): Autosave {
  let base = version;
  let stored = initial;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<ActionState> | null = null;
  let waits = false;
  let kept = true;

  const soon = (ms: number, over = false): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(over), ms);
  };
  const here = (): LocalCopy => ({ version: base, fields: read(), base: stored });
  const keep = (): void => {
    kept = writeCopy(copyKey, here());
    tellKept(kept);
  };
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
    tell({ kind: "saving" });
    running = send(base, over, bases);
    const answer = await running;
    running = null;
    if (answer.status !== "error") accepted(sent, answer);
    else if (answer.hindrance) hindered(answer.hindrance, over);
    else refused(sent, answer);
  }

  function hindered(hindrance: Hindrance, over: boolean): void {
    switch (hindrance) {
      case "outage":
      case "no-answer":
        tell({ kind: "offline", outage: hindrance === "outage" });
        soon(RETRY_MS, over);
        return;
      case "signed-out":
        tell({ kind: "signed-out" });
        return;
      case "updated":
        waits = true;
        tell({ kind: "updated" });
        return;
      default:
        return hindrance satisfies never;
    }
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
      startFrom(copy, mine);
      fill({ ...mine, ...early });
      void save();
      return true;
    },
    take: async (key) => {
      // An answer that is on its way tells of other fields than those that are put in now.
      await running;
      const copy = readCopy(key);
      if (!copy) return;
      const own = here();
      const mine = unstoredIn(copy, stored);
      const replaced = Object.keys(mine).some((name) => own.fields[name] !== (stored[name] ?? "") && own.fields[name] !== mine[name]);
      if (replaced && !writeCopy(key, own)) return;
      startFrom(copy, mine);
      fill(mine);
      keep();
      if (!replaced && kept) forgetCopy(key);
      void save();
    },
    typed,
    save,
    discard: () => {
      waits = true;
      clearTimeout(timer);
      forgetCopy(copyKey);
    },
    atRisk: () => !kept && !sameFields(read(), stored),
    leave: () => {
      clearTimeout(timer);
      if (!waits && !sameFields(read(), stored)) void save();
    },
  };
}
