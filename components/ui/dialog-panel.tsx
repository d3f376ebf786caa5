"use client";

import { useEffect, useState, type ReactNode } from "react";
import { DIALOG_PARAM } from "@/lib/form/dialog-param";
import { cx } from "./class-names";
import { makeModal, useClosing, useDialog } from "./dialog-scope";
import { Icon } from "./icon";
import { SessionNote } from "./session";

export type PanelProps = {
  title: string;
  description?: ReactNode;
  wide?: boolean | undefined;
};

/** The dialog of a `DialogOpener`. `isDone`: the answer that came with the page closes it. */
export function DialogPanel({
  title,
  description,
  wide = false,
  isDone = false,
  children,
}: PanelProps & { isDone?: boolean; children: ReactNode }) {
  const { id, isAsked } = useDialog();
  const closing = useClosing();
  const [isOpenAtFirst] = useState(isAsked && !isDone);
  useModal(id, isAsked);
  return (
    <dialog
      id={id}
      open={isOpenAtFirst}
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
            aria-label="Close"
            {...closing}
            className="-m-1 rounded-xs p-1 text-muted hover:bg-sunken hover:text-ink"
          >
            <Icon name="close" />
          </button>
        </header>
        <SessionNote />
        {children}
      </div>
    </dialog>
  );
}

/** Makes what the address asked for a modal dialog, and the address that of the page alone. */
function useModal(id: string, isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const address = new URL(window.location.href);
    address.searchParams.delete(DIALOG_PARAM);
    window.history.replaceState(null, "", address);
    makeModal(id);
  }, [id, isAsked]);
}
