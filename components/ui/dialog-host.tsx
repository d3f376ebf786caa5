"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { DIALOG_PARAM, DIALOGS_FORM } from "@/lib/form/dialog-param";
import { dialogId } from "./dialog-button-html";
import { DialogContext, showDialog } from "./dialog-scope";

const BUTTON = `button[form=${DIALOGS_FORM}][name=${DIALOG_PARAM}]`;

/** The dialogs, by name, whose buttons are HTML. Each is made when it is opened first. */
export function DialogHost({ dialogs }: { dialogs: Readonly<Record<string, ReactNode>> }) {
  const asked = useSearchParams().get(DIALOG_PARAM);
  const [isAsked] = useState(asked !== null && Object.hasOwn(dialogs, asked));
  const [opened, setOpened] = useState<Readonly<Record<string, number>>>(
    isAsked && asked !== null ? { [asked]: 1 } : {},
  );
  const [first] = useState(asked);
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest(BUTTON) : null;
      if (!(button instanceof HTMLButtonElement) || !Object.hasOwn(dialogs, button.value)) return;
      const name = button.value;
      event.preventDefault();
      flushSync(() => setOpened((before) => ({ ...before, [name]: (before[name] ?? 0) + 1 })));
      showDialog(dialogId(name));
    };
    document.addEventListener("click", open);
    return () => document.removeEventListener("click", open);
  }, [dialogs]);
  return Object.entries(opened).map(
    ([name, count]) =>
      Object.hasOwn(dialogs, name) && (
        <DialogContext
          key={name}
          value={{ id: dialogId(name), opened: count, isAsked: isAsked && name === first }}
        >
          {dialogs[name]}
        </DialogContext>
      ),
  );
}
