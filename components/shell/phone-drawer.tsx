"use client";

import { usePathname } from "next/navigation";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { closeModal, openModal } from "../ui/dialog";
import { Icon } from "../ui/icon";
import { PHONE_ITEM } from "./nav-list";

/** Everything of the sidebar that has no room in the bar; closes when another page opens. */
export function PhoneDrawer({ children }: { children: ReactNode }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const pathname = usePathname();
  useEffect(() => closeModal(dialog), [pathname]);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        popoverTarget={id}
        onClick={(event) => openModal(event, dialog)}
        className={PHONE_ITEM}
      >
        <Icon name="menu" size={18} />
        More
      </button>
      <dialog
        ref={dialog}
        id={id}
        popover="auto"
        aria-label="Menu"
        closedby="any"
        className="mx-0 mt-auto mb-0 w-full max-w-full rounded-t-md border-t border-line-strong bg-surface p-0 text-ink"
      >
        <div className="grid gap-3 p-4 pb-[calc(1rem+env(safe-area-inset-bottom))]">
          <div className="-mt-2 flex items-center justify-between pl-2">
            <h2 className="font-semibold">Menu</h2>
            <button
              type="button"
              aria-label="Close"
              popoverTarget={id}
              popoverTargetAction="hide"
              onClick={() => closeModal(dialog)}
              className="grid size-10 place-items-center rounded-sm text-muted"
            >
              <Icon name="close" size={18} />
            </button>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}
