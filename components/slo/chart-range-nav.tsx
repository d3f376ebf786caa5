import { neighborLinks, rangeLinks, type ChartRangeQuery } from "@/lib/slo/chart-range";
import type { Interval } from "@/lib/time/interval";
import { buttonStyle } from "../ui/button-style";
import { FilterLinks } from "../ui/filter-links";
import { Icon } from "../ui/icon";
import { Instant } from "../ui/instant";
import { Link } from "../ui/link";

type Props = { page: string; whole: Interval; query: ChartRangeQuery; shown: Interval | null };

/** What part of the window the charts show. A stretch is also chosen by dragging over a chart. */
export function ChartRangeNav({ page, whole, query, shown }: Props) {
  const links = rangeLinks(page, whole, { query, shown, all: "All" });
  if (links.length === 0) return null;
  const { earlier, later } = shown
    ? neighborLinks(page, whole, shown)
    : { earlier: null, later: null };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-xs text-muted">
      <FilterLinks label="Time range of the charts" links={links} />
      {shown ? (
        <span className="inline-flex flex-wrap items-center gap-1">
          <Step href={earlier} label="Earlier" rotation="rotate-90" />
          <span className="px-1">
            <Instant at={shown.start} /> – <Instant at={shown.end} />
          </span>
          <Step href={later} label="Later" rotation="-rotate-90" />
        </span>
      ) : (
        <span className="pointer-coarse:hidden noscript:hidden">Drag over a chart to zoom in</span>
      )}
    </div>
  );
}

function Step({ href, label, rotation }: { href: string | null; label: string; rotation: string }) {
  const icon = <Icon name="chevron-down" size={14} className={rotation} />;
  if (href === null) return null;
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={label}
      title={label}
      className={buttonStyle({ size: "sm", variant: "quiet" })}
    >
      {icon}
    </Link>
  );
}
