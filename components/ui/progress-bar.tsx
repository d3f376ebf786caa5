import { cx } from "./class-names";

/** `value` of `max`, with the words beside it; announced by its label. */
export function ProgressBar({
  label,
  value,
  max,
  text,
  className,
}: {
  label: string;
  value: number;
  max: number;
  text?: string;
  className?: string;
}) {
  const share = max <= 0 ? 0 : Math.min(1, Math.max(0, value / max)) * 100;
  return (
    <div className={cx("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <bdi className="min-w-0 wrap-anywhere">{label}</bdi>
        <span className="figure text-xs text-muted">{text ?? `${Math.floor(share)}%`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
      >
        <svg
          aria-hidden="true"
          width="100%"
          height="6"
          className="block overflow-hidden rounded-full"
        >
          <rect width="100%" height="6" className="fill-sunken" />
          <rect width={`${share}%`} height="6" rx="3" className="fill-accent" />
        </svg>
      </div>
    </div>
  );
}
