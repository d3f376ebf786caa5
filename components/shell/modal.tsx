"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { cx } from "../ui/class-names";

/** A native dialog that is open as long as it is rendered. */
export function Modal({ label, onClose, className, children }: { label: string; onClose: () => void; className?: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // A late event of an earlier closing finds the dialog open again.
    <dialog ref={dialog} aria-label={label} onClose={() => dialog.current?.open || onClose()} closedby="any"
      className={cx("lift w-[calc(100%-1.5rem)] overflow-hidden rounded-md border border-line-strong bg-surface p-0 text-base text-ink", className)}>
      {children}
    </dialog>
  );
}
