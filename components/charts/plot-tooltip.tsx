type Props = {
  /** When that is, in words. */
  time: string;
  lines: { label: string; value: string; color: string }[];
  events: string[];
};

export function PlotTooltip({ time, lines, events }: Props) {
  return (
    <div className="lift min-w-36 rounded-sm border border-line-strong bg-surface px-2.5 py-2 text-xs">
      <p className="mb-1 text-muted">{time}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5">
        {lines.map(({ label, value, color }) => (
          <div key={label} className="contents">
            <dt className="flex items-center gap-1.5 text-muted">
              <svg aria-hidden="true" width="8" height="8">
                <circle cx="4" cy="4" r="3" fill={color} />
              </svg>
              {label}
            </dt>
            <dd className="figure text-right text-ink">{value}</dd>
          </div>
        ))}
      </dl>
      {events.map((event, index) => (
        <p key={index} className="mt-1 max-w-56 text-ink" dir="auto">
          {event}
        </p>
      ))}
    </div>
  );
}
