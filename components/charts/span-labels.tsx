import { placeLabels } from "@/lib/formats/label-places";
import { Link } from "../ui/link";
import type { LineFrame } from "./packed-chart";
import { TIME_MARGIN } from "./plot-margins";
import { useWidth } from "./use-width";

/**
 * The numbers of incidents over the plot, each a link that says its title; a group links to its
 * first.
 */
export function SpanLabels({ chart: { spans, range, axis } }: { chart: LineFrame }) {
  const [ref, width] = useWidth();
  const plotWidth = width - axis.room - TIME_MARGIN.right;
  const labels = spans.map((span) => ({
    ...span,
    text: span.short ?? span.label,
    at: ((span.start + span.end) / 2 - range.start) / (range.end - range.start),
  }));
  return (
    <div ref={ref} className="relative h-5 text-xs text-muted">
      {plotWidth > 0 && (
        <svg width={width} height="20" className="absolute inset-0 overflow-visible">
          {placeLabels(labels, plotWidth).map(({ x, text, labels: [first, ...others] }) => {
            const title = [first, ...others].map((label) => label?.label).join("\n");
            const shown = (
              <text
                x={axis.room + x}
                y="14"
                textAnchor="middle"
                className="figure fill-current hover:fill-ink hover:underline"
                fontSize="11"
              >
                <title>{title}</title>
                {text}
              </text>
            );
            return first?.href === undefined ? (
              <g key={text}>{shown}</g>
            ) : (
              <Link key={text} href={first.href} aria-label={title}>
                {shown}
              </Link>
            );
          })}
        </svg>
      )}
    </div>
  );
}
