import { MINUTE_MS } from "@/lib/time/duration";

export const SCENARIO_KINDS = [
  "steady",
  "down",
  "slow",
  "errors",
  "blip",
  "overload",
  "retry-storm",
] as const;
export type ScenarioKind = (typeof SCENARIO_KINDS)[number];

/** What goes wrong, from `startMs` on for `faultMs`, in a run of `runMs`. */
export type Scenario = {
  kind: ScenarioKind;
  startMs: number;
  faultMs: number;
  runMs: number;
  /** Of `slow`: how many times as long calls take. */
  slowFactor: number;
  /** Of `errors`. */
  errorShare: number;
  /** Of `overload`: how many times as many requests arrive. */
  rateFactor: number;
};

export const SCENARIO_DEFAULTS: Omit<Scenario, "kind"> = {
  startMs: 10_000,
  faultMs: 20_000,
  runMs: MINUTE_MS,
  slowFactor: 10,
  errorShare: 0.1,
  rateFactor: 3,
};

/** A blip is over before anyone looks; a stall of five seconds is enough for a storm. */
const SHORT_FAULTS_MS: Partial<Record<ScenarioKind, number>> = {
  blip: 2000,
  "retry-storm": 5000,
};

export const defaultScenario = (kind: ScenarioKind): Scenario => ({
  ...SCENARIO_DEFAULTS,
  kind,
  faultMs: SHORT_FAULTS_MS[kind] ?? SCENARIO_DEFAULTS.faultMs,
});

/** `stalls`: it takes calls and answers none until the fault is over; `refuses`: it fails each at once. */
type Effect = {
  dependency: "serves" | "refuses" | "stalls";
  slowFactor: number;
  errorShare: number;
  rateFactor: number;
};

const NO_EFFECT: Effect = { dependency: "serves", slowFactor: 1, errorShare: 0, rateFactor: 1 };

/** What is wrong at an instant of the run. */
export function effectAt(scenario: Scenario, atMs: number): Effect {
  return atMs >= scenario.startMs && atMs < faultEndMs(scenario) ? effectOf(scenario) : NO_EFFECT;
}

/** May lie behind the end of the run. */
export const faultEndMs = ({ startMs, faultMs }: Scenario): number => startMs + faultMs;

/** The factor of the busiest moment. */
export const peakRateFactor = ({ kind, rateFactor }: Scenario): number =>
  kind === "overload" ? Math.max(1, rateFactor) : 1;

function effectOf({ kind, slowFactor, errorShare, rateFactor }: Scenario): Effect {
  switch (kind) {
    case "steady":
      return NO_EFFECT;
    case "down":
    case "blip":
      return { ...NO_EFFECT, dependency: "refuses" };
    case "retry-storm":
      return { ...NO_EFFECT, dependency: "stalls" };
    case "slow":
      return { ...NO_EFFECT, slowFactor };
    case "errors":
      return { ...NO_EFFECT, errorShare };
    case "overload":
      return { ...NO_EFFECT, rateFactor };
    default:
      return kind satisfies never;
  }
}
