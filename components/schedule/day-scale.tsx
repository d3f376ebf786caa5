import { formatDay } from "@/lib/formats/instant";
import type { Interval } from "@/lib/time/interval";
import { cx } from "../ui/class-names";
import { placeIn } from "./lane-layout";

const MOST_LABELS = 14;

/** A date there would be cut off on a narrow screen. */
const isAtEnd = (at: number, { start, end }: Interval): boolean =>
  (at - start) / (end - start) > 0.84;

export function DayScale({
  days,
  span,
  timeZone,
  narrow,
}: {
  days: readonly number[];
  span: Interval;
  timeZone: string;
  narrow: boolean;
}) {
  const step = days.length > MOST_LABELS ? 7 : narrow ? 4 : 1;
  const place = placeIn(span);
  return (
    <div className="relative h-5 overflow-hidden text-faint">
      {days.map((day, index) =>
        index % step === 0 ? (
          <span
            key={day}
            className={cx(
              "figure absolute top-0 pl-1 whitespace-nowrap",
              step === 1 && index % 2 === 1 && "max-lg:hidden",
              ((step === 1 && index % 4 !== 0) || isAtEnd(day, span)) && "max-sm:hidden",
            )}
            style={{ left: place(day) }}
          >
            {formatDay(day, timeZone)}
          </span>
        ) : null,
      )}
    </div>
  );
}
