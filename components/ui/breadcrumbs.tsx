import { Link } from "./link";

/** The way down to this page, which itself is the page's heading and not repeated. */
export function Breadcrumbs({ items }: { items: { href: string; label: string }[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="min-w-0">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
        {items.map((item) => (
          <li key={item.href} className="flex min-w-0 items-center gap-1.5">
            <Link
              href={item.href}
              className="min-w-0 rounded-xs py-0.5 wrap-anywhere hover:text-ink hover:underline hover:underline-offset-3"
            >
              <bdi>{item.label}</bdi>
            </Link>
            <span aria-hidden="true" className="text-faint">
              /
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
