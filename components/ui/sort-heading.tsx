import { cx } from "./class-names";
import { Icon } from "./icon";
import { Link } from "./link";

export type SortLink = { href: string; sorted?: "ascending" | "descending" | undefined };

/** What stands in a column's heading: a link that sorts by it, where there is one. */
export function SortHeading({ link, children }: { link: SortLink | undefined; children: string }) {
  if (!link) return children;
  return (
    <>
      {/* On a phone the headings are only read; the order is chosen above the list. */}
      <span className="sm:hidden">{children}</span>
      <Link
        href={link.href}
        scroll={false}
        className={cx(
          "inline-flex items-center gap-0.5 hover:text-ink max-sm:hidden",
          link.sorted && "text-ink",
        )}
      >
        {children}
        {link.sorted && (
          <Icon
            name="chevron-down"
            size={12}
            className={link.sorted === "ascending" ? "rotate-180" : undefined}
          />
        )}
      </Link>
    </>
  );
}
