import type { ReactNode } from "react";
import { CancelLink } from "./cancel-link";

/**
 * The end of a form that is a page: the button that sends it stands at the right and is come to
 * first, the way out beside it.
 */
export function FormActions({ cancelHref, children }: { cancelHref: string; children: ReactNode }) {
  return (
    <div className="flex flex-row-reverse justify-start gap-2">
      {children}
      <CancelLink href={cancelHref} />
    </div>
  );
}
