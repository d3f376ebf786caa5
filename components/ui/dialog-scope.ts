import { createContext, useContext, type MouseEvent } from "react";
import { DIALOGS_FORM } from "@/lib/form/dialog-param";

type DialogScope = {
  id: string;
  /** How often it was opened. */
  opened: number;
  /** The address asked for it. */
  isAsked: boolean;
};

export const DialogContext = createContext<DialogScope>({ id: "", opened: 0, isAsked: false });
export const useDialog = (): DialogScope => useContext(DialogContext);

export function showDialog(id: string): void {
  const dialog = dialogOf(id);
  if (!dialog || dialog.open) return;
  dialog.showModal();
  focusFirst(dialog);
}

export const closeDialog = (id: string): void => dialogOf(id)?.close();

/** What a button that closes the dialog is; without a script it asks for the page without one. */
export function useClosing() {
  const { id } = useDialog();
  return {
    type: "submit",
    form: DIALOGS_FORM,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      closeDialog(id);
    },
  } as const;
}

/** Makes a dialog that came open with the page a modal one. */
export function makeModal(id: string): void {
  const dialog = dialogOf(id);
  if (!dialog?.open) return;
  dialog.close();
  showDialog(id);
}

function dialogOf(id: string): HTMLDialogElement | null {
  const dialog = document.getElementById(id);
  return dialog instanceof HTMLDialogElement ? dialog : null;
}

const FIELDS = "input:not([type=hidden]), textarea, select";

/**
 * The browser would choose the button that closes: what is typed at once belongs into the first
 * field, and a question stands at its way out.
 */
function focusFirst(dialog: HTMLDialogElement): void {
  const field = [...dialog.querySelectorAll<HTMLElement>(FIELDS)].find((each) =>
    each.checkVisibility(),
  );
  const start = field ?? dialog.querySelector<HTMLElement>("[data-dialog-cancel]");
  start?.focus();
}
