import { leastPair } from "@/lib/measurement/pair";
import { EMPTY, type Tally, subtractTally, sumTallies } from "@/lib/measurement/tally";
import { HOUR_MS } from "@/lib/time/duration";
import { type Interval, ceilTo, floorTo, intersection } from "@/lib/time/interval";
import type { HourTally } from "./hour-series";
import type { Spending } from "./ledger";

/** An incident of the SLO's service; its time is what it is charged with. */
export type IncidentCause = { kind: "incident"; number: number; title: string } & Interval;

/** `part` lies inside one hour; `isWhole`: it is all of that hour that the window holds. */
export type IncidentPart = { cause: IncidentCause; part: Interval; isWhole: boolean };

/**
 * The window's time in each incident, cut at whole hours; `stepMs` is what a tally can tell apart.
 * Where incidents overlap, the one that began first is charged, so that nothing is charged twice.
 */
export function incidentParts(
  incidents: readonly IncidentCause[],
  window: Interval,
  stepMs: number,
): IncidentPart[] {
  const parts: IncidentPart[] = [];
  let charged = -Infinity;
  for (const cause of incidents.toSorted((a, b) => a.start - b.start || a.number - b.number)) {
    const end = ceilTo(cause.end, stepMs);
    const span = intersection(window, {
      start: Math.max(floorTo(cause.start, stepMs), charged),
      end,
    });
    charged = Math.max(charged, end);
    if (span === null) continue;
    for (let hour = floorTo(span.start, HOUR_MS); hour < span.end; hour += HOUR_MS) {
      const inWindow = intersection(window, { start: hour, end: hour + HOUR_MS });
      const part = intersection(span, { start: hour, end: hour + HOUR_MS });
      if (part === null || inWindow === null) continue;
      parts.push({
        cause,
        part,
        isWhole: part.start === inWindow.start && part.end === inWindow.end,
      });
    }
  }
  return parts;
}

/**
 * What each incident spent, and the hours without it; `tallyOf` answers the parts that are not
 * whole. Together they are `hours`.
 */
export function chargeIncidents(
  hours: readonly HourTally[],
  parts: readonly IncidentPart[],
  tallyOf: (part: Interval) => Tally,
): { spendings: Spending<IncidentCause>[]; rest: HourTally[] } {
  const left = new Map(hours.map((hour) => [hour.hour, hour]));
  const charged = new Map<IncidentCause, Tally>();
  for (const { cause, part, isWhole } of parts) {
    const hour = left.get(Math.floor(part.start / HOUR_MS));
    if (!hour) continue;
    const tally = isWhole ? hour.tally : atMost(tallyOf(part), hour.tally);
    charged.set(cause, sumTallies([charged.get(cause) ?? EMPTY, tally]));
    left.set(hour.hour, { ...hour, tally: subtractTally(hour.tally, tally) });
  }
  return {
    spendings: [...charged].map(([cause, { bad }]) => ({ cause, bad })),
    rest: [...left.values()],
  };
}

/** A minute that arrives between two reads is in the part and not in the hour. */
const atMost = (part: Tally, whole: Tally): Tally => ({
  ...leastPair(part, whole),
  measured: Math.min(part.measured, whole.measured),
});
