"use client";

import { useLayoutEffect, useRef, type ReactNode } from "react";
import { cx } from "../ui/class-names";

/** A native dialog that is open as long as it is rendered. */
export function Modal({
  label,
  onClose,
  className,
  children,
}: {
  label: string;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the element leaves the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // Already at the cancelling, for the close event comes late, after a key that opens it again;
    // there it finds the dialog open or gone.
    <dialog
      ref={dialog}
      aria-label={label}
      onCancel={onClose}
      onClose={() => dialog.current?.open === false && onClose()}
      closedby="any"
      className={cx(
        "lift w-[calc(100%-1.5rem)] overflow-hidden rounded-md border border-line-strong bg-surface p-0 text-base text-ink",
        className,
      )}
    >
      {children}
    </dialog>
  );
}
