import { formatCount } from "@/lib/formats/count";
import { countScale, shownLabels } from "./bar-parts";
import type { BarPoint } from "./bars-chart";
import { TICK_STYLE } from "./chart-axes";
import { useWidth } from "./use-width";

/** How much of its place a bar fills. */
export const BAR_SHARE = 0.7;
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/**
 * The picture of the bars without their interaction: drawn on the server, where the plot will draw
 * them.
 */
export function BarsSketch({ bars }: { bars: BarPoint[] }) {
  const [ref, width] = useWidth();
  const { high, ticks } = countScale(bars);
  const labels = new Set(shownLabels(bars, width));
  const place = 1 / bars.length;
  return (
    <div ref={ref} aria-hidden="true" data-sketch className="relative size-full">
      <svg
        className="absolute top-2 right-2 bottom-7 left-9 h-[calc(100%-36px)] w-[calc(100%-44px)] overflow-visible"
        {...TICK_STYLE}
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x1="0"
            x2="100%"
            y1={percent(1 - tick / high)}
            y2={percent(1 - tick / high)}
            stroke="var(--line)"
          />
        ))}
        {ticks.map((tick) => (
          <text key={tick} x="-8" y={percent(1 - tick / high)} dy="0.355em" textAnchor="end">
            {formatCount(tick)}
          </text>
        ))}
        {bars.map(({ label, count }, index) => (
          <rect
            key={label}
            x={percent((index + (1 - BAR_SHARE) / 2) * place)}
            width={percent(BAR_SHARE * place)}
            y={percent(1 - count / high)}
            height={percent(count / high)}
            fill="var(--accent)"
          />
        ))}
        {bars.map(
          ({ label }, index) =>
            labels.has(label) && (
              <text
                key={label}
                x={percent((index + 0.5) * place)}
                y="100%"
                dy="2em"
                textAnchor="middle"
              >
                {label}
              </text>
            ),
        )}
      </svg>
    </div>
  );
}
