import type { ReactNode } from "react";

/** Takes its colour from what it stands on; without a keyboard it says nothing. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="key">{children}</kbd>;
}
