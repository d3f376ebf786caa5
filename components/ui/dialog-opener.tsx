"use client";

import { useSearchParams } from "next/navigation";
import {
  createContext,
  useContext,
  useId,
  useRef,
  useState,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { flushSync } from "react-dom";
import { DIALOG_PARAM, DIALOGS_FORM } from "@/lib/form/dialog-param";
import { buttonStyle, type ButtonLook } from "./button-style";
import { focusFirst } from "./focus-first";

type DialogScope = {
  id: string;
  dialog: RefObject<HTMLDialogElement | null>;
  /** The address asked for it. */
  isAsked: boolean;
  close: () => void;
};

const DialogContext = createContext<DialogScope>({
  id: "",
  dialog: { current: null },
  isAsked: false,
  close: () => undefined,
});
export const useDialog = (): DialogScope => useContext(DialogContext);

export type OpenerProps = ButtonLook & {
  /** The text of the button that opens it. */
  label: ReactNode;
  /**
   * Under which it is asked for where there is no script; no other dialog of the page has the same.
   * Without one there is no way to it but by script.
   */
  name?: string;
  /** Before it is shown. */
  onOpen?: () => void;
};

/**
 * A button and the dialog it opens, a `DialogPanel`, which is made when it is opened first. As long
 * as there is no script, the button asks for the page with the dialog open.
 */
export function DialogOpener({
  label,
  name,
  onOpen,
  children,
  ...look
}: OpenerProps & { children: ReactNode }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useSearchParams().get(DIALOG_PARAM);
  const [isAsked] = useState(asked !== null && asked === name);
  const [isMade, setMade] = useState(isAsked);
  const open = (event: MouseEvent) => {
    event.preventDefault();
    onOpen?.();
    flushSync(() => setMade(true));
    if (!dialog.current || dialog.current.open) return;
    dialog.current.showModal();
    focusFirst(dialog.current);
  };
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type={name === undefined ? "button" : "submit"}
        form={DIALOGS_FORM}
        name={DIALOG_PARAM}
        value={name}
        className={buttonStyle(look)}
        aria-haspopup="dialog"
        aria-controls={id}
        onClick={open}
      >
        {label}
      </button>
      {isMade && <DialogContext value={{ id, dialog, isAsked, close }}>{children}</DialogContext>}
    </>
  );
}
