import Link from "next/link";

/** The way down to this page, which itself is the page's heading and not repeated. */
export function Breadcrumbs({ items }: { items: { href: string; label: string }[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
        {items.map((item) => (
          <li key={item.href} className="flex items-center gap-1.5">
            <Link href={item.href} className="rounded-xs py-0.5 hover:text-ink hover:underline hover:underline-offset-3"><bdi>{item.label}</bdi></Link>
            <span aria-hidden="true" className="text-faint">/</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
