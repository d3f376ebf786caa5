"use client";

import { useId, useRef, type ReactNode } from "react";
import { Icon } from "./icon";

/**
 * The definition of a term beside its number: by pointer on hover, by keyboard or touch on
 * pressing; Escape closes it.
 */
export function InfoTip({ term, children }: { term: string; children: ReactNode }) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    clearTimeout(timer.current);
    if (panel.current && !panel.current.matches(":popover-open")) panel.current.showPopover();
  };
  const hideSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => panel.current?.matches(":popover-open") && panel.current.hidePopover(),
      120,
    );
  };
  const hover = {
    onPointerEnter: (event: { pointerType: string }) => event.pointerType === "mouse" && show(),
    onPointerLeave: (event: { pointerType: string }) => event.pointerType === "mouse" && hideSoon(),
  };
  return (
    <span className="tip inline-flex align-[-0.15em]">
      <button
        type="button"
        popoverTarget={id}
        popoverTargetAction="show"
        aria-label={`What is ${term}?`}
        {...hover}
        className="tip-button relative rounded-full text-faint after:absolute after:-inset-1.5 hover:text-ink"
      >
        <Icon name="info" size={13} />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        {...hover}
        className="tip-panel lift max-w-72 rounded-sm border border-line-strong bg-surface px-3 py-2.5 text-left font-sans text-xs font-normal whitespace-normal text-muted [&_strong]:text-ink"
      >
        <strong className="mb-0.5 block font-semibold first-letter:uppercase">{term}</strong>
        {children}
      </div>
    </span>
  );
}
