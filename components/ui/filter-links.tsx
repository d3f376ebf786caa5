import { cx } from "./class-names";
import { Link } from "./link";

/** A segmented control of links, for a filter or a range that lives in the URL. */
export function FilterLinks({
  label,
  links,
  className,
}: {
  label: string;
  links: { href: string; label: string; current: boolean }[];
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cx(
        "inline-flex w-fit max-w-full flex-wrap gap-0.5 rounded-sm border border-line bg-sunken p-0.5",
        className,
      )}
    >
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          scroll={false}
          aria-current={link.current ? "true" : undefined}
          className="flex h-6 items-center rounded-[5px] border border-transparent px-2 text-xs text-muted hover:text-ink aria-[current]:border-line-strong aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-9"
        >
          {link.label}
        </Link>
      ))}
    </nav>
  );
}
