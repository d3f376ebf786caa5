import type { ReactNode } from "react";

/** Takes its colour from what it stands on; without a keyboard it says nothing. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid max-sm:hidden pointer-coarse:hidden h-[1.125rem] min-w-[1.125rem] place-items-center rounded-xs border border-current/35 px-1 font-sans text-[0.6875rem] leading-none font-medium">
      {children}
    </kbd>
  );
}
