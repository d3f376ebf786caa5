import "server-only";
import type { Actor } from "@/db/access/actor";
import { retentionOf } from "@/db/measurements/retained";
import { minuteTallies, windowTallies } from "@/db/measurements/windows";
import type { Slo, StoredObjective } from "@/db/slos/slo";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { sliShare } from "@/lib/budget/sli-share";
import { budgetUnits } from "@/lib/budget/budget-units";
import { forecast } from "@/lib/budget/forecast";
import type { HourTally } from "@/lib/budget/hour-series";
import { incidentParts, type IncidentCause } from "@/lib/budget/incident-spending";
import type { Ledger } from "@/lib/budget/ledger";
import { recoveries, type Recovery } from "@/lib/budget/recovery";
import { spendingLedger, type Stretch } from "@/lib/budget/stretches";
import { firstSliceAt } from "@/lib/budget/unknown";
import { ALL_RETAINED } from "@/lib/measurement/answerable";
import { sliceMs } from "@/lib/measurement/slices";
import { EMPTY, EVENT_SCALE, type Tally } from "@/lib/measurement/tally";
import type { WindowBounds } from "@/lib/slo/window";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, floorTo, type Interval } from "@/lib/time/interval";
import { NO_RANGE, shownStretch, type ChartRangeQuery } from "@/lib/slo/chart-range";
import { answerableInstants } from "./answerable";
import { burnDownOf, evaluateSlos } from "./status";
import { hoursOfWindow } from "./window-hours";

const CHART_POINTS = 240;
const LEDGER_ENTRIES = 5;

type ChartPoint = {
  at: number;
  remaining: number | null;
  soFar?: number | null;
  ideal?: number | null;
  forecast?: number | null;
};

/** Everything the page of an SLO shows about one of its objectives. */
export type SloDetail = {
  at: number;
  objective: StoredObjective;
  evaluation: ObjectiveEvaluation;
  tally: Tally;
  units: Tally;
  burnDown: ChartPoint[];
  range: { start: number; end: number };
  sli: { at: number; sli: number | null }[];
  sliRange: { start: number; end: number };
  /** The longest that the charts can show, and whether they show a part of it. */
  whole: Interval;
  zoomed: boolean;
  recoveries: Recovery[];
  spent: Ledger<Stretch | IncidentCause>;
};

export type Asked = { incidents?: readonly IncidentCause[]; charts?: ChartRangeQuery };

/** `index` must be one of the SLO's objectives. */
export async function sloDetail(
  actor: Actor,
  slo: Slo,
  index: number,
  at: number,
  { incidents = [], charts = NO_RANGE }: Asked = {},
): Promise<SloDetail> {
  const objective = slo.objectives[index];
  if (!objective) throw new RangeError(`the SLO has no objective ${index}`);
  const [evaluated] = await evaluateSlos(actor, [slo], at);
  const evaluation = evaluated?.objectives[index];
  const whole = evaluated?.windows[index];
  if (!evaluation || !whole) throw new Error("an SLO was evaluated without its objective");
  const { window, time } = evaluation;
  const span = { start: Math.max(window.start, windowStartOfChart(window, slo)), end: window.end };
  const part = shownStretch(charts, span);
  const instants = part
    ? answerableInstants(objective, evenInstants(part), await retentionOf(actor, slo))
    : evenInstants(span);
  const asked = { sloId: slo.id, objectiveId: objective.id, budgeting: objective.budgeting };
  const [points, hours] = await Promise.all([
    burnDownOf(actor, slo, { objective, instants, nowMs: at }),
    hoursOfWindow(actor, asked, window),
  ]);
  const { tally, counts } = whole;
  const firstAt = firstSliceAt(objective, slo.firstMinute, window.end);
  const isCalendar = objective.window.type === "calendar";
  // An even spending since a start that the SLO has not seen says nothing.
  const isYoung = !isCalendar && span.start > window.start;
  const line = points.map((point) => ({
    at: point.at,
    remaining: point.left,
    ...(isCalendar ? { soFar: point.remaining } : {}),
    ...(isYoung ? {} : { ideal: point.ideal }),
  }));
  const ahead = part ? [] : forecastPoints(objective, evaluation, points.at(-1)?.left ?? null);
  const start = isYoung ? span.start : window.start;
  return {
    at,
    objective,
    evaluation,
    tally,
    units: budgetUnits(objective.budgeting, { tally, counts }),
    burnDown: [...line, ...ahead],
    // As far ahead as it looks back, so that the first hours of an SLO are not squeezed by a
    // forecast of weeks.
    range: part ?? {
      start,
      end: Math.max(window.periodEnd, Math.min(ahead.at(-1)?.at ?? 0, 2 * window.end - start)),
    },
    sli: points.map((point) => ({ at: point.at, sli: sliShare(point) })),
    sliRange: part ?? { start, end: window.end },
    whole: span,
    zoomed: part !== null,
    recoveries:
      firstAt === null || time === null || isCalendar
        ? []
        : recoveries({ objective, bounds: window, firstAt, hours, time }).filter(
            (recovery) => recovery.at !== null,
          ),
    // Of the hours themselves: a minute that arrives between two reads must not be spent and not be
    // there.
    spent: await spentOf(actor, slo, objective, { window, hours, incidents }),
  };
}

type Spent = {
  window: WindowBounds;
  hours: readonly HourTally[];
  incidents: readonly IncidentCause[];
};

/** Where single minutes are gone, an incident is charged with whole hours. */
async function spentOf(
  actor: Actor,
  slo: Slo,
  objective: StoredObjective,
  { window, hours, incidents }: Spent,
): Promise<Ledger<Stretch | IncidentCause>> {
  const stepMs = sliceMs(objective.budgeting);
  const retention = incidents.length === 0 ? ALL_RETAINED : await retentionOf(actor, slo);
  const answerable = incidents.map((cause) =>
    cause.start < (retention.detailFrom ?? 0)
      ? { ...cause, start: floorTo(cause.start, HOUR_MS), end: ceilTo(cause.end, HOUR_MS) }
      : cause,
  );
  const parts = incidentParts(answerable, { start: window.start, end: window.end }, stepMs);
  const asked = parts.flatMap(({ part, isWhole }) => (isWhole ? [] : [part]));
  const [sums = []] =
    asked.length === 0
      ? []
      : await windowTallies(actor, [
          {
            sloId: slo.id,
            objectiveId: objective.id,
            budgeting: objective.budgeting,
            intervals: asked,
          },
        ]);
  const byPart = new Map(asked.map((part, index) => [part, sums[index]?.tally ?? EMPTY]));
  return spendingLedger(objective, hours, {
    parts,
    tallyOf: (part) => byPart.get(part) ?? EMPTY,
    limit: LEDGER_ENTRIES,
  });
}

/** Before its first measurement an SLO has no line to draw. */
const windowStartOfChart = (window: WindowBounds, slo: Slo): number =>
  slo.firstMinute === null
    ? window.start
    : Math.min(floorTo(slo.firstMinute * MINUTE_MS, HOUR_MS), window.end);

const MINUTE_STEPS = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS);

/**
 * A round number of minutes or hours apart, so that there are no more than points; the last is the
 * end itself.
 */
function evenInstants({ start, end }: { start: number; end: number }): number[] {
  if (end <= start) return [end];
  const least = (end - start) / CHART_POINTS;
  const aligned =
    MINUTE_STEPS.find((step) => step >= least) ?? Math.ceil(least / HOUR_MS) * HOUR_MS;
  const instants: number[] = [];
  for (let at = Math.ceil(start / aligned) * aligned; at < end; at += aligned) instants.push(at);
  return [...instants, end];
}

function forecastPoints(
  objective: StoredObjective,
  evaluation: ObjectiveEvaluation,
  left: number | null,
): ChartPoint[] {
  const rate = evaluation.recentBurnRate;
  const { time } = evaluation;
  if (left === null || rate === null || time === null || left <= 0) return [];
  const ahead = forecast({
    remaining: left,
    rate,
    window: objective.window,
    bounds: evaluation.window,
    time,
  });
  return ahead.map((point) => ({ at: point.at, remaining: null, forecast: point.remaining }));
}

/** Mean events a day over the last 28 days, or since the first measurement; null without any. */
export async function eventsPerDay(actor: Actor, slo: Slo, at: number): Promise<number | null> {
  const [objective] = slo.objectives;
  if (!objective || slo.firstMinute === null) return null;
  const end = floorTo(at, MINUTE_MS);
  const start = Math.max(end - 28 * DAY_MS, slo.firstMinute * MINUTE_MS);
  if (end <= start) return null;
  const sums = await windowTallies(actor, [
    {
      sloId: slo.id,
      objectiveId: objective.id,
      budgeting: { method: "occurrences" },
      intervals: [{ start, end }],
    },
  ]);
  return (
    ((sums[0]?.[0]?.counts.total ?? 0) / EVENT_SCALE) * (DAY_MS / Math.max(end - start, HOUR_MS))
  );
}

/** The minutes of the last `days` days, in columns, for replaying alerts in the browser. */
export async function minuteHistory(
  actor: Actor,
  slo: Slo,
  at: number,
  days: number,
  lead: number,
) {
  const end = floorTo(at, MINUTE_MS);
  const first = slo.firstMinute === null ? end : slo.firstMinute * MINUTE_MS;
  const start = Math.min(end, Math.max(end - days * DAY_MS, first));
  const minutes = await minuteTallies(actor, slo.id, { start: start - lead * DAY_MS, end });
  return {
    start,
    end,
    minutes: minutes.map(({ minute }) => minute),
    bad: minutes.map(({ bad }) => bad),
    total: minutes.map(({ total }) => total),
  };
}
