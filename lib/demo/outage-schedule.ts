import { PAST_OUTAGES, RECENT_OUTAGES, type OutagePlan, type OutageStart } from "./outages";

const MINUTES_PER_DAY = 1440;
const RETURN_MINUTES = 28 * MINUTES_PER_DAY;
/** 1970-01-01 was a Thursday; 0 is Sunday. */
const EPOCH_WEEKDAY = 4;

/** One outage on the time line: epoch minutes, half-open; `end` may lie after the fill. */
export type DemoOutage = { plan: OutagePlan; start: number; end: number };

/**
 * The outages of a demo filled at `anchor` (epoch minute) that touch `[start, end)`, oldest first.
 */
export function demoOutages(anchor: number, start: number, end: number): DemoOutage[] {
  const past = PAST_OUTAGES.map((plan) => outageOf(plan, anchor, 0));
  const recent = RECENT_OUTAGES.flatMap((plan) => {
    const returns = Math.max(0, Math.ceil((end - anchor) / RETURN_MINUTES) + 1);
    return Array.from({ length: returns + 1 }, (_, occurrence) =>
      outageOf(plan, anchor, occurrence),
    );
  });
  return [...past, ...recent]
    .filter((outage) => outage.start < end && outage.end > start)
    .sort((a, b) => a.start - b.start);
}

function outageOf(plan: OutagePlan, anchor: number, occurrence: number): DemoOutage {
  const start = outageStart(plan.start, anchor) + occurrence * RETURN_MINUTES;
  return { plan, start, end: start + plan.minutes };
}

/** The epoch minute at which it begins. */
export function outageStart(start: OutageStart, anchor: number): number {
  if ("minutesAgo" in start) return anchor - start.minutesAgo;
  const day = Math.floor(anchor / MINUTES_PER_DAY) - start.daysAgo;
  const weekday = (day + EPOCH_WEEKDAY) % 7;
  const sinceFriday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  const [hours = 0, minutes = 0] = start.at.split(":").map(Number);
  return (day - (start.workday ? sinceFriday : 0)) * MINUTES_PER_DAY + hours * 60 + minutes;
}
