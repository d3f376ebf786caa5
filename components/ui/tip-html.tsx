import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A button that explains a term, and the panel it opens. */
export function TipHtml({ id, term, children }: { id: string; term: string; children: ReactNode }) {
  return (
    <span className="tip inline-flex align-[-0.15em]">
      <button
        type="button"
        popoverTarget={id}
        popoverTargetAction="show"
        aria-label={`What is ${term}?`}
        className="tip-button relative rounded-full text-faint after:absolute after:-inset-1.5 hover:text-ink"
      >
        <Icon name="info" size={13} />
      </button>
      <div
        id={id}
        popover="auto"
        className="tip-panel lift max-w-72 rounded-sm border border-line-strong bg-surface px-3 py-2.5 text-left font-sans text-xs font-normal whitespace-normal text-muted [&_strong]:text-ink"
      >
        <strong className="mb-0.5 block font-semibold first-letter:uppercase">{term}</strong>
        {children}
      </div>
    </span>
  );
}
