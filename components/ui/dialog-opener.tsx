"use client";

import { useSearchParams } from "next/navigation";
import { useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { DIALOG_PARAM } from "@/lib/form/dialog-param";
import type { ButtonLook } from "./button-style";
import { DialogButtonHtml, dialogId } from "./dialog-button-html";
import { DialogContext, showDialog } from "./dialog-scope";

export type OpenerProps = ButtonLook & {
  /** The text of the button that opens it. */
  label: ReactNode;
  /** By which an address asks for it; no other dialog of the page has the same. */
  name: string;
};

/**
 * A button and the dialog it opens, a `DialogPanel`, which is made when it is opened first. As long
 * as there is no script, the button asks for the page with the dialog open. In what is written out
 * as HTML the button is HTML, too, and a `DialogHost` holds the dialog.
 */
export function DialogOpener({ children, ...button }: OpenerProps & { children: ReactNode }) {
  const id = dialogId(button.name);
  const asked = useSearchParams().get(DIALOG_PARAM);
  const [isAsked] = useState(asked === button.name);
  const [opened, setOpened] = useState(isAsked ? 1 : 0);
  return (
    <>
      <DialogButtonHtml
        {...button}
        onClick={(event) => {
          event.preventDefault();
          flushSync(() => setOpened((count) => count + 1));
          showDialog(id);
        }}
      />
      {opened > 0 && <DialogContext value={{ id, opened, isAsked }}>{children}</DialogContext>}
    </>
  );
}
