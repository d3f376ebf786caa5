import { cx } from "./class-names";
import { Link } from "./link";

export type Tab = { href: string; label: string; count?: number; current: boolean };

/** Links, so that the tab lives in the URL. */
export function Tabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: Tab[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cx("overflow-x-auto border-b border-line", className)}>
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? "page" : undefined}
              className="-mb-px flex items-center gap-1.5 border-b-2 border-transparent py-2 text-sm whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="figure text-xs text-faint">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
