"use client";

import { unstable_rethrow } from "next/navigation";
import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { IDLE, type ActionState } from "@/lib/form/action-state";
import type { FormAction } from "../ui/use-form-action";
import { autosave, type Autosave, type SaveState } from "./autosave";
import type { Fields } from "./local-copy";

type Options = { form: RefObject<HTMLFormElement | null>; action: FormAction; copyKey: string; version: number; initial: Fields };

/** A form that saves itself; `version` and `initial` are those of the first rendering. */
export function useAutosave({ form, action, copyKey, version, initial }: Options) {
  const [state, setState] = useState<SaveState>({ kind: "untouched" });
  const [restored, setRestored] = useState(false);
  const [begun] = useState({ version, initial });
  const saver = useRef<Autosave>(null);
  // Each time the page is renewed it brings another reference to the action, which must not begin anew from the first version.
  const send = useRef(action);
  useLayoutEffect(() => {
    send.current = action;
  }, [action]);

  // A layout effect ends while the fields are still there to be read.
  useLayoutEffect(() => {
    const element = form.current;
    if (!element) return;
    const names = Object.keys(begun.initial);
    const started = autosave({
      read: () => fieldsOf(element, names),
      fill: (fields) => {
        fill(element, fields);
        setRestored(true);
      },
      send: (base, over, bases) => answerTo(send.current, dataOf(element, base, over, bases)),
      copyKey,
      ...begun,
      tell: setState,
    });
    saver.current = started;
    started.restore();
    const retry = () => void started.save();
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("online", retry);
      started.leave();
    };
  }, [begun, copyKey, form]);

  return {
    state,
    restored,
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
  return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control : null;
}

const fieldsOf = (form: HTMLFormElement, names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, controlOf(form, name)?.value ?? ""]));

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

async function answerTo(action: FormAction, data: FormData): Promise<ActionState | null> {
  try {
    return await action(IDLE, data);
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
