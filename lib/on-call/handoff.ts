import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { Rotation } from "./schedule";
import { midnightOf, type WallTime } from "./wall-time";
import { WEEKDAYS } from "./weekday";

const UNIT_MS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS } as const;

/** The wall time of the k-th handoff after the first, which is the last one not after `startsAt`. */
export function handoffWall(rotation: Rotation, startsAt: WallTime, k: number): WallTime {
  const steps = k * rotation.every;
  if (rotation.unit === "month")
    return monthlyHandoff(rotation, firstMonth(rotation, startsAt) + steps);
  return firstHandoff(rotation, startsAt) + steps * UNIT_MS[rotation.unit];
}

/** About which handoff came last at a reading of the clock; the clock's changes put it off by one. */
export function roughHandoff(rotation: Rotation, startsAt: WallTime, wall: WallTime): number {
  const steps =
    rotation.unit === "month"
      ? monthOf(wall) - firstMonth(rotation, startsAt)
      : (wall - firstHandoff(rotation, startsAt)) / UNIT_MS[rotation.unit];
  return Math.floor(steps / rotation.every);
}

function firstHandoff(
  rotation: Exclude<Rotation, { unit: "month" }>,
  startsAt: WallTime,
): WallTime {
  const sameDay = midnightOf(startsAt) + rotation.handoff * MINUTE_MS;
  switch (rotation.unit) {
    case "hour":
      return lastStep(sameDay, HOUR_MS, startsAt);
    case "day":
      return lastStep(sameDay, DAY_MS, startsAt);
    case "week": {
      const today = new Date(startsAt).getUTCDay();
      const onWeekday = sameDay + (WEEKDAYS.indexOf(rotation.weekday) - today) * DAY_MS;
      return lastStep(onWeekday, 7 * DAY_MS, startsAt);
    }
    default:
      throw new RangeError(`no unit ${String(rotation satisfies never)}`);
  }
}

/** The last of `from`, `from` ± step, ± 2 steps ... that is not after `limit`. */
const lastStep = (from: number, step: number, limit: number): number =>
  from + Math.floor((limit - from) / step) * step;

type Monthly = Extract<Rotation, { unit: "month" }>;

/** Months since the year 0. */
function monthOf(wall: WallTime): number {
  const date = new Date(wall);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstMonth(rotation: Monthly, startsAt: WallTime): number {
  const month = monthOf(startsAt);
  return monthlyHandoff(rotation, month) <= startsAt ? month : month - 1;
}

function monthlyHandoff({ day, handoff }: Monthly, month: number): WallTime {
  const year = Math.floor(month / 12);
  const lastDay = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return Date.UTC(year, month % 12, Math.min(day, lastDay)) + handoff * MINUTE_MS;
}
