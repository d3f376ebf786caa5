"use client";

import { useEffect, useId, useRef, type ReactNode } from "react";
import { cx } from "./class-names";

type Props = {
  /** What the button says to those who do not see it; its content otherwise. */
  label?: string;
  button: ReactNode;
  buttonClassName?: string;
  align?: "start" | "end";
  children: ReactNode;
};

/**
 * A button with a panel of links or small forms; a press on one of them, outside, or Escape closes
 * it.
 */
export function Menu({ label, button, buttonClassName, align = "start", children }: Props) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const closeOnLink = (event: { target: EventTarget }) => {
    if (event.target instanceof Element && event.target.closest("a")) panel.current?.hidePopover();
  };
  // A dialog that was opened from here takes the panel with it.
  useEffect(() => {
    const element = panel.current;
    const close = (event: Event) =>
      event.target instanceof HTMLDialogElement &&
      element?.matches(":popover-open") &&
      element.hidePopover();
    element?.addEventListener("close", close, true);
    return () => element?.removeEventListener("close", close, true);
  }, []);
  return (
    <div className="menu-anchor min-w-0">
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={cx("menu-button", buttonClassName)}
      >
        {button}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only listens to its links */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        onClick={closeOnLink}
        className={cx(
          "menu-panel lift max-h-[70dvh] max-w-[min(24rem,calc(100vw-1.5rem))] min-w-52 overflow-y-auto wrap-anywhere rounded-sm border border-line-strong bg-surface p-1 text-sm text-ink",
          align === "end" && "menu-panel-end",
        )}
      >
        {children}
      </div>
    </div>
  );
}

export const MENU_ITEM = "menu-item";
