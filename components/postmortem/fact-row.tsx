import type { ReactNode } from "react";

/** In a list of facts: the term, and its `dd`s beside it. */
export function FactRow({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-1">
      <dt className="text-muted">{term}</dt>
      {children}
    </div>
  );
}
