"use client";

import { usePathname } from "next/navigation";
import { asHtml } from "../markup/as-html";
import { cx } from "../ui/class-names";
import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import { isCurrent, type NavItem } from "./nav-item";

export function NavList({ items }: { items: NavItem[] }) {
  const pathname = usePathname();
  return asHtml(
    <ul className="grid gap-0.5">
      {items.map((item) => (
        <li key={item.href}>
          <Link
            href={item.href}
            aria-current={isCurrent(item, pathname) ? "page" : undefined}
            title={item.label}
            className="nav-item group-data-collapsed/shell:md:justify-center"
          >
            <Icon name={item.icon} className="shrink-0" />
            <span className="flex-1 group-data-collapsed/shell:md:sr-only">{item.label}</span>
            {item.count !== undefined && (
              <span
                className={cx(
                  "figure text-xs font-normal group-data-collapsed/shell:md:hidden",
                  item.alert ? "text-exhausted" : "text-faint",
                )}
              >
                {item.count}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>,
  );
}
