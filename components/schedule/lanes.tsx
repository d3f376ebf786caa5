import type { Lane } from "@/lib/on-call/lanes";
import { formatInstant } from "@/lib/formats/instant";
import { plural } from "@/lib/formats/count";
import type { Interval } from "@/lib/time/interval";
import { cx } from "../ui/class-names";
import { DayScale } from "./day-scale";
import { isWide, needsLegend, peopleOf, placeIn, type Place } from "./lane-layout";
import { nameOf, type Names } from "./person-name";

const ROW_PX = 26;
const FILLS = [
  "bg-accent-soft",
  "bg-ink/8",
  "bg-accent/25",
  "bg-ink/16",
  "bg-accent/45",
  "bg-ink/28",
];

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
  const people = peopleOf(lanes);
  const place = placeIn(span);
  const fill = (person: string) => FILLS[people.indexOf(person) % FILLS.length] ?? "";
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
      {needsLegend(lanes, span) && <Legend people={people} names={names} fill={fill} />}
    </div>
  );
}

type LegendProps = Pick<LanesProps, "names"> & {
  people: readonly string[];
  fill: (person: string) => string;
};

/** Whose shifts are too short for a name. */
function Legend({ people, names, fill }: LegendProps) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
      {people.map((person) => (
        <li key={person} className="flex min-w-0 items-center gap-1.5">
          <span
            className={cx("size-3 shrink-0 rounded-[3px] border border-line-strong", fill(person))}
          />
          <bdi className="wrap-anywhere">{nameOf(names, person)}</bdi>
        </li>
      ))}
    </ul>
  );
}

const stretch = ({ start, end }: Interval, place: Place) => ({
  left: place(start),
  width: `calc(${place(end)} - ${place(start)})`,
});

const words = ({ start, end }: Interval, timeZone: string): string =>
  `${formatInstant(start, timeZone)} to ${formatInstant(end, timeZone)}`;
