import { cx } from "../ui/class-names";
import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import type { NavItem } from "./nav-item";

export const NavList = ({ items, current }: { items: NavItem[]; current: string | null }) => (
  <ul className="grid gap-0.5">
    {items.map((item) => (
      <li key={item.href}>
        <Link
          href={item.href}
          aria-current={item.href === current ? "page" : undefined}
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
  </ul>
);
