"use client";

import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from "react";
import { IDLE } from "@/lib/form/action-state";
import { useSession } from "../ui/session";
import { tabId } from "../ui/tab-id";
import { answerOf, type FormAction } from "../ui/use-form-action";
import { autosave, type Autosave } from "./autosave";
import {
  copyKeyOf,
  copyKeysOf,
  forgetCopy,
  leftOverAt,
  type Fields,
  type LeftOver,
} from "./local-draft";
import type { SaveState } from "./saving";

type Options = {
  form: RefObject<HTMLFormElement | null>;
  action: FormAction;
  textKey: string;
  version: number;
  initial: Fields;
};

/**
 * A form that saves itself; `version` and `initial` are those of the first rendering. `textKey`
 * names the text and its reader in the browser's storage.
 */
export function useAutosave({ form, action, textKey, version, initial }: Options) {
  const [state, setState] = useState<SaveState>({ kind: "untouched" });
  const [localDraft, setLocalDraft] = useState(true);
  const [restored, setRestored] = useState(false);
  const [leftOver, setLeftOver] = useState<LeftOver[]>([]);
  const { state: session, made, refused } = useSession();
  const [begun] = useState({ version, initial });
  const saver = useRef<Autosave>(null);
  // Each time the page is renewed it brings another reference to the action, which must not begin
  // anew from the first version.
  const send = useEffectEvent((data: FormData) => answerOf(action, made, IDLE, data));

  const tell = useEffectEvent((next: SaveState) => {
    setState(next);
    if (next.kind === "saved") setRestored(false);
    if (next.kind === "signed-out" || next.kind === "updated") refused(next.kind);
  });
  const signedOut = state.kind === "signed-out";
  useEffect(() => {
    if (signedOut && session === "going") void saver.current?.save();
  }, [signedOut, session]);

  // A layout effect ends while the fields are still there to be read.
  useLayoutEffect(() => {
    const element = form.current;
    if (!element) return;
    const names = Object.keys(begun.initial);
    const copyKey = copyKeyOf(textKey, tabId());
    // What is taken from another tab later was never typed here.
    let restoring = true;
    const started = autosave({
      read: () => fieldsOf(element, names),
      fill: (fields) => {
        fill(element, fields);
        if (restoring) setRestored(true);
      },
      send: (base, over, bases) => send(dataOf(element, base, over, bases)),
      copyKey,
      ...begun,
      tell: (next) => tell(next),
      tellLocalDraft: setLocalDraft,
    });
    saver.current = started;
    started.restore();
    restoring = false;
    // Only what was there on opening: what a tab that is open keeps later is on its way.
    const others = copyKeysOf(textKey).filter((key) => key !== copyKey);
    const look = () => setLeftOver(others.flatMap((key) => leftOverAt(key, begun.initial)));
    for (const key of others) if (leftOverAt(key, begun.initial).length === 0) forgetCopy(key);
    look();
    const retry = () => void started.save();
    const warn = (event: BeforeUnloadEvent) => {
      if (started.atRisk()) event.preventDefault();
    };
    window.addEventListener("online", retry);
    window.addEventListener("storage", look);
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("online", retry);
      window.removeEventListener("storage", look);
      window.removeEventListener("beforeunload", warn);
      started.leave();
    };
  }, [begun, textKey, form]);

  return {
    state,
    session,
    localDraft,
    restored,
    leftOver,
    take: async (key: string) => {
      await saver.current?.take(key);
      setLeftOver((before) =>
        before.flatMap((left) => (left.key === key ? leftOverAt(key, begun.initial) : [left])),
      );
    },
    drop: (key: string) => {
      forgetCopy(key);
      setLeftOver((before) => before.filter((left) => left.key !== key));
    },
    typed: () => saver.current?.typed(),
    save: (over = false) => void saver.current?.save(over),
    discard: () => {
      saver.current?.discard();
      window.location.reload();
    },
  };
}

type Control = HTMLInputElement | HTMLTextAreaElement;

function controlOf(form: HTMLFormElement, name: string): Control | null {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
    ? control
    : null;
}

const fieldsOf = (form: HTMLFormElement, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, controlOf(form, name)?.value ?? ""]));

function fill(form: HTMLFormElement, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const control = controlOf(form, name);
    if (control) control.value = value;
  }
}

function dataOf(form: HTMLFormElement, version: number, over: boolean, bases: Fields): FormData {
  const data = new FormData(form);
  data.set("version", String(version));
  for (const [name, value] of Object.entries(bases)) data.set(`base.${name}`, value);
  if (over) data.set("over", "on");
  return data;
}
