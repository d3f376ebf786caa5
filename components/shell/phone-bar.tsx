"use client";

import { usePathname } from "next/navigation";
import { asHtml } from "../markup/as-html";
import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import { isCurrent, type NavItem } from "./nav-item";
import { SIDEBAR_ID } from "./sidebar";

const BESIDE_MORE = 4;

export function PhoneBar({ items }: { items: NavItem[] }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Sections"
      className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {asHtml(
        <div className="contents">
          {items
            .filter((item) => item.onPhone)
            .slice(0, BESIDE_MORE)
            .map((item) => (
              <Link
                key={item.href}
                href={item.href}
                aria-current={isCurrent(item, pathname) ? "page" : undefined}
                className="phone-item"
              >
                <Icon name={item.icon} size={18} />
                {item.label}
              </Link>
            ))}
        </div>,
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        popoverTarget={SIDEBAR_ID}
        className="phone-item"
      >
        <Icon name="menu" size={18} />
        More
      </button>
    </nav>
  );
}
