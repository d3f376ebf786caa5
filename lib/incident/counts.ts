import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { wallClock } from "@/lib/time/wall-clock";
import type { IncidentRecord } from "./record";
import { SEVERITIES, type Severity } from "./severity";

export type Count<K extends string = string> = { key: K; count: number };
/** `partial`: the period holds only a part of it. */
export type MonthCount = Count & { partial: boolean };

/** Seven days from Monday, each with its 24 hours. */
export type HoursOfWeek = readonly (readonly number[])[];

export type IncidentCounts = {
  bySeverity: Count<Severity>[];
  byService: Count[];
  byTeam: Count[];
  byMonth: MonthCount[];
  byHourOfWeek: HoursOfWeek;
};

/** 1970-01-01 was a Thursday; 0 is Monday. */
const EPOCH_WEEKDAY = 3;

/**
 * When they started, by the clock of `timeZone`. All severities and all months ("2026-11") of the
 * period are there, also with none; an incident counts once for each service it touched.
 */
export function countsOf(
  incidents: readonly IncidentRecord[],
  period: Interval,
  timeZone: string,
): IncidentCounts {
  const clock = wallClock(timeZone);
  const severities = tallied(
    SEVERITIES,
    incidents.map(({ severity }) => severity),
  );
  const walls = {
    start: clock(period.start),
    end: clock(Math.max(period.start, period.end - 1)) + 1,
  };
  const months = tallied(
    monthsOf(walls.start, walls.end - 1),
    incidents.map(({ startedAt }) => monthOf(clock(startedAt))),
  );
  return {
    bySeverity: severities,
    byService: mostFirst(
      tallied(
        [],
        incidents.flatMap(({ services }) => services),
      ),
    ),
    byTeam: mostFirst(
      tallied(
        [],
        incidents.map(({ team }) => team),
      ),
    ),
    byMonth: months.map((month) => ({ ...month, partial: isPartial(month.key, walls) })),
    byHourOfWeek: hoursOfWeek(incidents.map(({ startedAt }) => clock(startedAt))),
  };
}

function tallied<K extends string>(known: readonly K[], keys: readonly K[]): Count<K>[] {
  const counts = new Map<K, number>(known.map((key) => [key, 0]));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count }));
}

const mostFirst = (counts: readonly Count[]): Count[] =>
  [...counts].sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));

const monthOf = (wall: number): string => new Date(wall).toISOString().slice(0, 7);

function monthsOf(first: number, last: number): string[] {
  const months: string[] = [];
  const month = new Date(`${monthOf(first)}-01T00:00:00Z`);
  for (; month.getTime() <= last; month.setUTCMonth(month.getUTCMonth() + 1))
    months.push(monthOf(month.getTime()));
  return months;
}

function isPartial(month: string, walls: Interval): boolean {
  const first = new Date(`${month}-01T00:00:00Z`);
  return first.getTime() < walls.start || walls.end < first.setUTCMonth(first.getUTCMonth() + 1);
}

function hoursOfWeek(walls: readonly number[]): HoursOfWeek {
  const grid = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const wall of walls) {
    const hours = grid[(Math.floor(wall / DAY_MS) + EPOCH_WEEKDAY) % 7];
    const hour = Math.floor((wall % DAY_MS) / HOUR_MS);
    if (hours) hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return grid;
}
