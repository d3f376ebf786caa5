import { Lanes } from "@/components/schedule/lanes";
import type { Names } from "@/components/schedule/person-name";
import { ShiftTable, type ShiftRow } from "@/components/schedule/shift-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import { formatDay } from "@/lib/formats/instant";
import {
  daysIn,
  shiftedView,
  VIEW_WEEKS,
  viewHref,
  type ViewQuery,
} from "@/lib/on-call/view-query";
import type { ScheduleView } from "@/server/schedules/view";
import { causeWords } from "./now-card";

/** The schedule drawn to time, a lane for each layer and the final one, and the same as a table. */
export function LanesCard({
  view,
  names,
  query,
  now,
}: {
  view: ScheduleView;
  names: Names;
  query: ViewQuery;
  now: number;
}) {
  const { schedule, span, lanes } = view;
  const { timeZone } = schedule;
  const href = (to: ViewQuery) => viewHref(`/on-call/${schedule.slug}`, to);
  const gaps = lanes.at(-1)?.gaps ?? [];
  return (
    <Card
      title="Schedule"
      note={`${formatDay(span.start, timeZone, true)} to ${formatDay(span.end - 1, timeZone, true)}, days in ${timeZone.replaceAll("_", " ")}`}
      actions={
        <>
          <FilterLinks
            label="Weeks shown"
            links={VIEW_WEEKS.map((weeks) => ({
              href: href({ ...query, weeks }),
              label: `${weeks} weeks`,
              current: query.weeks === weeks,
            }))}
          />
          <LinkButton size="sm" href={href(shiftedView(query, timeZone, now, -1))} scroll={false}>
            Earlier
          </LinkButton>
          {query.from !== null && (
            <LinkButton size="sm" href={href({ ...query, from: null })} scroll={false}>
              Today
            </LinkButton>
          )}
          <LinkButton size="sm" href={href(shiftedView(query, timeZone, now, 1))} scroll={false}>
            Later
          </LinkButton>
        </>
      }
    >
      <Lanes
        lanes={lanes}
        span={span}
        days={daysIn(span, timeZone)}
        timeZone={timeZone}
        now={now}
        names={names}
      />
      <details className="mt-4" open={gaps.length > 0 && view.shifts.length === 0}>
        <summary className="w-fit cursor-pointer text-sm text-muted hover:text-ink">
          Show as a table
        </summary>
        <div className="-mx-4 mt-2">
          <ShiftTable rows={rowsOf(view)} names={names} />
        </div>
      </details>
    </Card>
  );
}

function rowsOf({ shifts, lanes, schedule }: ScheduleView): ShiftRow[] {
  const gaps = (lanes.at(-1)?.gaps ?? []).map((gap) => ({ ...gap, person: null, why: "" }));
  const turns = shifts.map(({ start, end, person, by }) => ({
    start,
    end,
    person,
    why: causeWords(by, schedule.layers),
  }));
  return [...turns, ...gaps].sort((a, b) => a.start - b.start);
}
