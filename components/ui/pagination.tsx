import type { ReactNode } from "react";
import { buttonStyle } from "./button-style";
import { Link } from "./link";

type Props = { page: number; pages: number; href: (page: number) => string; label?: string };

export function Pagination({ page, pages, href, label = "Pages" }: Props) {
  if (pages <= 1) return null;
  return (
    <nav
      aria-label={label}
      className="flex items-center justify-between gap-4 px-4 py-2.5 text-sm text-muted"
    >
      <span>
        Page <span className="figure text-ink">{page}</span> of{" "}
        <span className="figure text-ink">{pages}</span>
      </span>
      <span className="flex gap-2">
        <Step to={page > 1 ? href(page - 1) : null}>Previous</Step>
        <Step to={page < pages ? href(page + 1) : null}>Next</Step>
      </span>
    </nav>
  );
}

function Step({ to, children }: { to: string | null; children: ReactNode }) {
  if (to === null) return null;
  return (
    <Link href={to} className={buttonStyle({ size: "sm" })}>
      {children}
    </Link>
  );
}
