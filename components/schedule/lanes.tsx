import type { Lane } from "@/lib/on-call/lanes";
import { formatDay, formatInstant } from "@/lib/formats/instant";
import { plural } from "@/lib/formats/count";
import type { Interval } from "@/lib/time/interval";
import { cx } from "../ui/class-names";
import { nameOf, type Names } from "./person-name";

const ROW_PX = 26;
const FILLS = ["bg-accent-soft", "bg-ink/8", "bg-accent/25", "bg-ink/16"];
const MOST_LABELS = 14;

export type LanesProps = {
  lanes: readonly Lane[];
  span: Interval;
  /** Where days begin. */
  days: readonly number[];
  timeZone: string;
  now: number;
  names: Names;
  /** Beside a form: with room for few dates. */
  narrow?: boolean;
};

/** Drawn to time, in the schedule's zone; the table beside it says the same in words. */
export function Lanes({ lanes, span, days, timeZone, now, names, narrow = false }: LanesProps) {
  const people = [...new Set(lanes.flatMap(({ blocks }) => blocks.map(({ person }) => person)))];
  const place = placeIn(span);
  const fill = (person: string) => FILLS[people.indexOf(person) % FILLS.length];
  return (
    <div aria-hidden="true" className="grid gap-3 text-xs" data-lanes="">
      <DayScale days={days} span={span} timeZone={timeZone} narrow={narrow} />
      {lanes.map((lane, index) => (
        <div key={index} className="grid gap-1">
          <p
            className={cx("wrap-anywhere", lane.kind === "final" ? "font-semibold" : "text-muted")}
          >
            <bdi>{lane.name}</bdi>
            {lane.kind === "final" && lane.gaps.length > 0 && (
              <span className="font-normal text-exhausted">
                {" "}
                · {plural(lane.gaps.length, "gap")}
              </span>
            )}
          </p>
          <div
            className="relative overflow-hidden rounded-xs border border-line bg-surface"
            style={{ height: lane.rows * ROW_PX }}
            data-lane={lane.kind}
          >
            {days.map((day) => (
              <span
                key={day}
                className="absolute inset-y-0 border-l border-line"
                style={{ left: place(day) }}
              />
            ))}
            {lane.gaps.map((gap) => (
              <span
                key={gap.start}
                title={`Nobody on call, ${words(gap, timeZone)}`}
                className="gap-stripes absolute inset-y-0 flex items-center overflow-hidden px-1 text-exhausted"
                style={stretch(gap, place)}
              >
                {isWide(gap, span) && "gap"}
              </span>
            ))}
            {lane.blocks.map((block) => (
              <span
                key={`${block.start} ${block.row}`}
                title={`${nameOf(names, block.person)}, ${words(block, timeZone)}`}
                className={cx(
                  "absolute flex items-center overflow-hidden rounded-[3px] border border-line-strong px-1 whitespace-nowrap",
                  fill(block.person),
                  block.isOverride && "border-dashed border-ink",
                )}
                style={{
                  ...stretch(block, place),
                  top: block.row * ROW_PX + 2,
                  height: ROW_PX - 4,
                }}
              >
                {isWide(block, span) && (
                  <bdi className="truncate">{nameOf(names, block.person)}</bdi>
                )}
              </span>
            ))}
            {now > span.start && now < span.end && (
              <span
                className="absolute inset-y-0 w-px bg-accent"
                style={{ left: place(now) }}
                data-now=""
              />
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Has room for a few letters, on a narrow screen too. */
const isWide = ({ start, end }: Interval, span: Interval): boolean =>
  (end - start) / (span.end - span.start) > 0.04;

type Place = (at: number) => string;

const placeIn =
  ({ start, end }: Interval): Place =>
  (at) =>
    `${(((at - start) / (end - start)) * 100).toFixed(4)}%`;

const stretch = ({ start, end }: Interval, place: Place) => ({
  left: place(start),
  width: `calc(${place(end)} - ${place(start)})`,
});

const words = ({ start, end }: Interval, timeZone: string): string =>
  `${formatInstant(start, timeZone)} to ${formatInstant(end, timeZone)}`;

/** A date there would be cut off on a narrow screen. */
const isAtEnd = (at: number, { start, end }: Interval): boolean =>
  (at - start) / (end - start) > 0.84;

function DayScale({
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
