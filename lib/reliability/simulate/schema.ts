import { z } from "zod";
import { HOUR_MS } from "@/lib/time/duration";
import { BREAKER_LIBRARIES, COMPARISONS } from "../breaker/settings";
import {
  DEFAULT_BREAKER,
  DEFAULT_DEPENDENCY,
  DEFAULT_LAYER,
  DEFAULT_SETTINGS,
  NO_BACKOFF,
} from "./presets";
import {
  defaultScenario,
  SCENARIO_DEFAULTS,
  SCENARIO_KINDS,
  type Scenario,
  type ScenarioKind,
} from "./scenario";
import { BACKOFF_KINDS, JITTERS, MOST_LAYERS, type Settings } from "./settings";
import { tooMuchWork } from "./work";

const between = (least: number, most: number) =>
  z
    .number()
    .min(least, `This must be from ${least} to ${most}.`)
    .max(most, `This must be from ${least} to ${most}.`);
const whole = (least: number, most: number) =>
  z
    .int()
    .min(least, `This must be from ${least} to ${most}.`)
    .max(most, `This must be from ${least} to ${most}.`);
const share = between(0, 1);
const timeMs = whole(1, HOUR_MS);
/** In words that fit whichever unit it was typed in. */
const upToAnHour = (leastMs: number, message: string) =>
  z.int().min(leastMs, message).max(HOUR_MS, message);
const FROM_0 = "Enter a time from 0 s to 1 h.";

const backoff = z
  .strictObject({
    kind: z.enum(BACKOFF_KINDS).default(NO_BACKOFF.kind),
    baseMs: whole(0, HOUR_MS).default(NO_BACKOFF.baseMs),
    factor: between(1, 10).default(NO_BACKOFF.factor),
    capMs: timeMs.nullable().default(NO_BACKOFF.capMs).describe("Null for no cap."),
    jitter: z.enum(JITTERS).default(NO_BACKOFF.jitter),
  })
  .default(NO_BACKOFF);

const opens = {
  comparison: z.enum(COMPARISONS).default(DEFAULT_BREAKER.comparison),
  openMs: timeMs.default(DEFAULT_BREAKER.openMs),
  halfOpenCalls: whole(1, 100).default(DEFAULT_BREAKER.halfOpenCalls),
  countsTimeouts: z.boolean().default(DEFAULT_BREAKER.countsTimeouts),
  slowCallMs: timeMs.nullable().default(null),
  library: z
    .enum(BREAKER_LIBRARIES)
    .default(DEFAULT_BREAKER.library)
    .describe("The library whose way of counting is used."),
};
const byShare = { threshold: between(0.01, 1).default(DEFAULT_BREAKER.threshold), ...opens };

const breaker = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("count"),
      calls: whole(1, 1000).default(20).describe("Size of the window."),
      minCalls: whole(1, 1000).default(10),
      ...byShare,
    }),
    z.strictObject({
      kind: z.literal("time"),
      windowMs: timeMs.default(10_000),
      minCalls: whole(0, 100_000).default(10),
      ...byShare,
    }),
    z.strictObject({
      kind: z.literal("consecutive"),
      threshold: whole(1, 1000).default(5).describe("Failures in a row."),
      ...opens,
    }),
  ],
  "This must be one of: count, time, consecutive. Null is none.",
);

const layerSchema = z.strictObject({
  attemptTimeoutMs: timeMs
    .nullable()
    .default(DEFAULT_LAYER.attemptTimeoutMs)
    .describe("Null for none."),
  totalTimeoutMs: timeMs.nullable().default(null).describe("Null for none."),
  attempts: whole(1, 10).default(DEFAULT_LAYER.attempts).describe("In total, with the first."),
  backoff,
  retryBudget: share.nullable().default(null).describe("Retries as a share of calls, 0.1 for 10%."),
  breaker: breaker.nullable().default(null),
  bulkhead: z
    .strictObject({ max: whole(1, 10_000), queue: whole(0, 1000).default(0) })
    .nullable()
    .default(null),
  throttle: z
    .strictObject({ k: between(1, 10).default(2) })
    .nullable()
    .default(null)
    .describe("Sheds calls beyond k times the successful ones."),
  deadlinePropagated: z.boolean().default(false),
});

const dependencySchema = z
  .strictObject({
    p50Ms: between(0.1, HOUR_MS).default(DEFAULT_DEPENDENCY.p50Ms),
    p99Ms: between(0.1, HOUR_MS).default(DEFAULT_DEPENDENCY.p99Ms),
    p999Ms: between(0.1, HOUR_MS).default(DEFAULT_DEPENDENCY.p999Ms),
    slots: whole(1, 10_000).default(DEFAULT_DEPENDENCY.slots).describe("Concurrent calls."),
    queue: whole(0, 10_000).default(DEFAULT_DEPENDENCY.queue).describe("Most calls that may wait."),
    errorShare: share.default(0).describe("Share of calls that fails while nothing is wrong."),
  })
  .default(DEFAULT_DEPENDENCY)
  .superRefine(({ p50Ms, p99Ms, p999Ms }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (p99Ms < p50Ms) issue("p99Ms", `This must be at least p50Ms, ${p50Ms}.`);
    if (p999Ms < p99Ms) issue("p999Ms", `This must be at least p99Ms, ${p99Ms}.`);
  });

const settingsSchema = z
  .strictObject({
    ratePerSecond: between(0, 10_000).default(DEFAULT_SETTINGS.ratePerSecond),
    targetPercent: between(1, 99.9999)
      .default(DEFAULT_SETTINGS.targetPercent)
      .describe("Target of an SLO over 30 days whose budget the run spends."),
    dependency: dependencySchema,
    layers: z
      .array(layerSchema)
      .min(1, "Give at least one layer.")
      .max(MOST_LAYERS, `Give at most ${MOST_LAYERS} layers.`)
      .default(DEFAULT_SETTINGS.layers)
      .describe(
        "Callers, from the one that receives requests to the one that calls the dependency.",
      ),
  })
  .meta({ title: "SimulationSettings" });

const givenScenario = z.strictObject({
  kind: z.enum(SCENARIO_KINDS),
  startMs: upToAnHour(0, FROM_0)
    .default(SCENARIO_DEFAULTS.startMs)
    .describe("When the fault begins."),
  faultMs: upToAnHour(0, FROM_0)
    .optional()
    .describe("How long it lasts; 20 s unless given, 2 s of a blip, 5 s of a retry storm."),
  runMs: upToAnHour(1000, "Enter a time from 1 s to 1 h.").default(SCENARIO_DEFAULTS.runMs),
  slowFactor: between(1, 1000).default(SCENARIO_DEFAULTS.slowFactor),
  errorShare: share.default(SCENARIO_DEFAULTS.errorShare),
  rateFactor: between(0, 100).default(SCENARIO_DEFAULTS.rateFactor),
});

const seed = whole(0, 2_147_483_647).default(1).describe("The same seed gives the same answer.");

/** As the API takes it. */
export const simulationSchema = z
  .strictObject({
    scenario: z
      .union([z.enum(SCENARIO_KINDS), givenScenario])
      .describe("Its name alone, or with when and how badly."),
    seed,
    before: settingsSchema,
    after: settingsSchema.optional(),
  })
  .superRefine(refuseTooMuchWork);

/** As the page asks: a scenario in full, and both sides. */
export const comparisonSchema = z
  .strictObject({ scenario: givenScenario, seed, before: settingsSchema, after: settingsSchema })
  .superRefine(refuseTooMuchWork);

type Asked = {
  scenario: ScenarioKind | z.output<typeof givenScenario>;
  before: Settings;
  after?: Settings | undefined;
};

function refuseTooMuchWork({ scenario, before, after }: Asked, context: z.RefinementCtx): void {
  for (const [name, settings] of Object.entries({ before, after })) {
    const message = settings && tooMuchWork(settings, scenarioOf(scenario));
    if (message) context.addIssue({ code: "custom", path: [name], message });
  }
}

export type SimulationInput = z.output<typeof simulationSchema>;

/** What was given of a scenario, with what goes without saying. */
export function scenarioOf(given: Asked["scenario"]): Scenario {
  if (typeof given === "string") return defaultScenario(given);
  const { faultMs = defaultScenario(given.kind).faultMs, ...rest } = given;
  return { ...rest, faultMs };
}
