"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
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

export function PhoneBar({ items, more }: { items: NavItem[]; more: ReactNode }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Sections"
      className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items
        .filter((item) => item.onPhone)
        .slice(0, 4)
        .map((item) => (
          <Link
            key={item.href}
            href={item.href}
            aria-current={isCurrent(item, pathname) ? "page" : undefined}
            className={PHONE_ITEM}
          >
            <Icon name={item.icon} size={18} />
            {item.label}
          </Link>
        ))}
      {more}
    </nav>
  );
}

export const PHONE_ITEM = "phone-item";
