import { cx } from "../ui/class-names";

const DASHES = { solid: undefined, dashed: "4 3", dotted: "1 3" } as const;

export function LegendItem({
  label,
  line,
  className,
}: {
  label: string;
  line: keyof typeof DASHES;
  className: string;
}) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" width="16" height="6" className={cx("shrink-0", className)}>
        <line
          x1="0"
          x2="16"
          y1="3"
          y2="3"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeDasharray={DASHES[line]}
        />
      </svg>
      {label}
    </span>
  );
}
