import { cx } from "@/components/ui/class-names";
import { Instant } from "@/components/ui/instant";

/** `dated`: with its day, as the timeline has several. */
export function EntryTime({
  at,
  dated,
  className,
}: {
  at: number;
  dated: boolean;
  className?: string;
}) {
  return (
    <span className={cx("figure text-sm text-faint", className)}>
      {dated && <Instant at={at} style="day" className="block text-xs" />}
      <Instant at={at} style="time" />
    </span>
  );
}
