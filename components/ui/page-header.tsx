import type { ReactNode } from "react";
import { frozen } from "../markup/frozen";
import { Breadcrumbs } from "./breadcrumbs";

type Props = {
  title: ReactNode;
  crumbs?: { href: string; label: string }[];
  /** Beside the title: a tier badge, "updated 4 s ago". */
  aside?: ReactNode;
  /** Under the title, in plain words. */
  lead?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, crumbs = [], aside, lead, actions }: Props) {
  return frozen(
    <header className="mb-5 grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          {crumbs.length > 0 && <Breadcrumbs items={crumbs} />}
          <h1
            dir="auto"
            className="min-w-0 text-lg font-semibold tracking-[-0.01em] wrap-anywhere sm:text-[1.25rem]"
          >
            {title}
          </h1>
          {aside !== undefined && (
            <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm text-faint">
              {aside}
            </div>
          )}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2">{actions}</div>
        )}
      </div>
      {lead !== undefined && (
        <p className="max-w-[48rem] text-lg text-pretty wrap-anywhere">{lead}</p>
      )}
    </header>,
  );
}
