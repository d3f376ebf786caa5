"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { DIALOG_PARAM, DIALOGS_FORM } from "@/lib/form/dialog-param";
import { dialogId } from "./dialog-button-html";
import { DialogContext, showDialog } from "./dialog-scope";

const BUTTON = `button[form=${DIALOGS_FORM}][name=${DIALOG_PARAM}]`;

type Opened = { times: number; panel: ReactNode };

/**
 * The dialogs, by name, whose buttons are HTML. Each is made when it is opened first, and stays when
 * its button goes: somebody may be typing into it.
 */
export function DialogHost({ dialogs }: { dialogs: Readonly<Record<string, ReactNode>> }) {
  const address = useSearchParams().get(DIALOG_PARAM);
  const [asked] = useState(address !== null && Object.hasOwn(dialogs, address) ? address : null);
  const [opened, setOpened] = useState<Readonly<Record<string, Opened>>>(
    asked === null ? {} : { [asked]: { times: 1, panel: dialogs[asked] } },
  );
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest(BUTTON) : null;
      if (!(button instanceof HTMLButtonElement) || !Object.hasOwn(dialogs, button.value)) return;
      const name = button.value;
      event.preventDefault();
      flushSync(() =>
        setOpened((before) => ({
          ...before,
          [name]: { times: (before[name]?.times ?? 0) + 1, panel: dialogs[name] },
        })),
      );
      showDialog(dialogId(name));
    };
    document.addEventListener("click", open);
    return () => document.removeEventListener("click", open);
  }, [dialogs]);
  return Object.entries(opened).map(([name, { times, panel }]) => (
    <DialogContext
      key={name}
      value={{ id: dialogId(name), opened: times, isAsked: name === asked }}
    >
      {Object.hasOwn(dialogs, name) ? dialogs[name] : panel}
    </DialogContext>
  ));
}
