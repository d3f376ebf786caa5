import { EVENT_SCALE, type MinuteBucket } from "@/lib/measurement/tally";
import { takesValue } from "@/lib/sli/sli";
import type { Objective } from "@/lib/slo/objective";
import { sloDefinitionSchema, type SloDefinition } from "@/lib/slo/schema";
import { dither, noise, seedOf, spreadNoise, wander } from "./noise";
import { shapeAt } from "./outage-shape";
import { budgetOf, effectsOf, type Effect } from "./outage-effects";
import { demoOutages } from "./outage-schedule";
import { trafficAt } from "./rhythm";
import { demoSloKey, type DemoSlo } from "./slo-catalog";

const PPM = 1_000_000;
/** Bad minutes of a gauge come in runs. */
const RUN_MINUTES = 3;
/**
 * Share of the slice's tolerance that goes bad in a good slice, and how far a bad one is beyond it.
 */
const GOOD_SLICE_ERRORS = 0.03;
const BAD_SLICE_ERRORS = 4;
const MOST_ERRORS = 0.97;

/**
 * How bad minutes come about: single events, or whole runs of `run` minutes of which the share
 * `inRun` is bad (`elsewhere` outside).
 */
type Grain = { kind: "events" } | { kind: "runs"; run: number; inRun: number; elsewhere: number };

const HISTORY_DAYS = 90;
const MINUTES_PER_HOUR = 60;

/** The first minute of a demo filled at `anchor`: 90 days before, at the start of an hour. */
export const demoStart = (anchor: number): number =>
  Math.floor((anchor - HISTORY_DAYS * 24 * MINUTES_PER_HOUR) / MINUTES_PER_HOUR) * MINUTES_PER_HOUR;

const definitions = new WeakMap<DemoSlo, SloDefinition>();

/** The definition of a demo SLO, checked like one that a person sends. */
export function demoDefinition(slo: DemoSlo): SloDefinition {
  const definition = definitions.get(slo) ?? sloDefinitionSchema.parse(slo.body);
  definitions.set(slo, definition);
  return definition;
}

/**
 * The measured minutes of `[start, end)` (epoch minutes) of a demo that was filled at the minute
 * `anchor`. Every minute depends on nothing but the SLO, the anchor and itself; minutes without an
 * event are left out.
 */
export function demoSeries(
  slo: DemoSlo,
  anchor: number,
  start: number,
  end: number,
): MinuteBucket[] {
  const definition = demoDefinition(slo);
  const objective = mainObjective(definition);
  const gauge = takesValue(definition.sli);
  const grain = grainOf(objective, gauge);
  const seed = seedOf(demoSloKey(slo));
  const effects = effectsOf(slo, objective, gauge, demoOutages(anchor, start, end));
  const everyday = slo.everyday * budgetOf(objective);
  const buckets: MinuteBucket[] = [];
  for (let minute = start; minute < end; minute += 1) {
    const events = gauge
      ? 1
      : dither(
          slo.perMinute * trafficAt(slo.rhythm, minute) * weather(seed, minute),
          noise(seed + 1, minute),
        );
    if (events === 0) continue;
    const share =
      everyday * (0.6 + 0.8 * wander(seed + 2, minute, 180)) + outageShare(effects, minute);
    const bad = Math.min(events, badEvents(grain, seed, minute, events, share));
    buckets.push({ minute, bad: bad * EVENT_SCALE, total: events * EVENT_SCALE });
  }
  return buckets;
}

const mainObjective = ({ objectives }: SloDefinition): Objective => {
  const [first] = objectives;
  if (!first) throw new RangeError("a demo SLO has no objective");
  return first;
};

/** Traffic is never as smooth as its rhythm: single minutes and whole hours differ. */
const weather = (seed: number, minute: number): number =>
  0.86 + 0.2 * wander(seed + 3, minute, 47) + 0.08 * noise(seed + 4, minute);

function grainOf({ budgeting }: Objective, gauge: boolean): Grain {
  if (gauge) return { kind: "runs", run: RUN_MINUTES, inRun: 1, elsewhere: 0 };
  if (budgeting.method !== "timeslices") return { kind: "events" };
  const tolerance = 1 - budgeting.sliceTargetPpm / PPM;
  return {
    kind: "runs",
    run: budgeting.sliceMinutes,
    inRun: BAD_SLICE_ERRORS * tolerance,
    elsewhere: GOOD_SLICE_ERRORS * tolerance,
  };
}

function badEvents(
  grain: Grain,
  seed: number,
  minute: number,
  events: number,
  share: number,
): number {
  if (grain.kind === "events")
    return dither(
      events * Math.min(MOST_ERRORS, share * (0.8 + 0.4 * noise(seed + 5, minute))),
      noise(seed + 6, minute),
    );
  const inRun = spreadNoise(seed + 7, Math.floor(minute / grain.run)) < share;
  return dither(events * (inRun ? grain.inRun : grain.elsewhere), noise(seed + 6, minute));
}

function outageShare(effects: readonly Effect[], minute: number): number {
  let share = 0;
  for (const { plan, start, end, depth } of effects) {
    if (minute >= start && minute < end)
      share += depth * shapeAt(plan.shape, (minute - start) / plan.minutes);
  }
  return share;
}
