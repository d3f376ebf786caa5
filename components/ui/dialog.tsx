"use client";

import {
  createContext,
  useContext,
  useId,
  useRef,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { Button } from "./button";
import { buttonStyle, type ButtonLook } from "./button-style";
import { cx } from "./class-names";
import { Icon } from "./icon";
import { SessionNote } from "./session";

type DialogScope = { id: string; close: () => void };

const DialogContext = createContext<DialogScope>({ id: "", close: () => undefined });
export const useDialog = (): DialogScope => useContext(DialogContext);

/**
 * Opens a dialog as a modal one; as long as there is no script, its button opens it as a popover.
 */
function openModal(event: MouseEvent, dialog: RefObject<HTMLDialogElement | null>): void {
  if (!dialog.current || dialog.current.matches(":popover-open")) return;
  event.preventDefault();
  dialog.current.showModal();
  focusFirst(dialog.current);
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

function closeModal(dialog: RefObject<HTMLDialogElement | null>): void {
  if (dialog.current?.open) dialog.current.close();
  else dialog.current?.hidePopover();
}

type Props = ButtonLook & {
  /** The text of the button that opens it. */
  label: ReactNode;
  title: string;
  description?: ReactNode;
  wide?: boolean;
  /** Before it is shown. */
  onOpen?: () => void;
  children: ReactNode;
};

/** A button and the native dialog it opens; focus returns to the button when it closes. */
export function DialogButton({
  label,
  title,
  description,
  wide = false,
  onOpen,
  children,
  ...look
}: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => closeModal(dialog);
  return (
    <>
      <button
        type="button"
        className={buttonStyle(look)}
        aria-haspopup="dialog"
        popoverTarget={id}
        onClick={(event) => {
          onOpen?.();
          openModal(event, dialog);
        }}
      >
        {label}
      </button>
      <dialog
        ref={dialog}
        id={id}
        popover="auto"
        aria-labelledby={`${id}-title`}
        aria-describedby={description ? `${id}-text` : undefined}
        closedby="any"
        className={cx(
          "lift m-auto w-[calc(100%-2rem)] rounded-md border border-line-strong bg-surface p-0 text-left text-base wrap-anywhere whitespace-normal text-ink",
          wide ? "max-w-2xl" : "max-w-md",
        )}
      >
        <div className="grid gap-4 p-5">
          <header className="flex items-start justify-between gap-4">
            <div className="grid gap-1">
              <h2 id={`${id}-title`} dir="auto" className="text-lg font-semibold">
                {title}
              </h2>
              {description && (
                <div id={`${id}-text`} dir="auto" className="text-sm text-muted">
                  {description}
                </div>
              )}
            </div>
            <button
              type="button"
              aria-label="Close"
              popoverTarget={id}
              popoverTargetAction="hide"
              onClick={close}
              className="-m-1 rounded-xs p-1 text-muted hover:bg-sunken hover:text-ink"
            >
              <Icon name="close" />
            </button>
          </header>
          <SessionNote />
          <DialogContext value={{ id, close }}>{children}</DialogContext>
        </div>
      </dialog>
    </>
  );
}

export function DialogClose({ children = "Cancel" }: { children?: ReactNode }) {
  const { id, close } = useDialog();
  return (
    <Button data-dialog-cancel="" popoverTarget={id} popoverTargetAction="hide" onClick={close}>
      {children}
    </Button>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center justify-end gap-2">{children}</div>;
}
