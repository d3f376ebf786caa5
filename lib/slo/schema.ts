import { z } from "zod";
import { isTimeZone } from "@/lib/time/zone";
import { slugSchema } from "@/lib/text/slug";
import { takesValue, type Sli } from "@/lib/sli/sli";
import type { Alerting } from "./alerting";
import { alertingBodyOf, alertingBodySchema, parseAlerting } from "./alerting-schema";
import type { Objective } from "./objective";
import { percentOfPpm, ppmOfPercent } from "./percent";
import type { Source } from "./source";

const MAX_QUERY_LENGTH = 4000;

/** Text areas send each line break as CRLF, and lines cannot hold one. */
const unixLines = (text: string): string => text.replace(/\r\n?/g, "\n");
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");

const sliSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("availability") }),
    z.strictObject({
      kind: z.literal("latency"),
      thresholdMs: z
        .number("Give the threshold in milliseconds.")
        .positive("The threshold must be above 0 ms.")
        .max(86_400_000, "The threshold must be at most one day."),
      percentile: z
        .number()
        .gt(0, "The percentile lies between 0 and 100.")
        .lt(100, "The percentile lies between 0 and 100.")
        .optional(),
    }),
    z.strictObject({
      kind: z.literal("throughput"),
      minPerSecond: z
        .number("Give the lowest good rate, per second.")
        .positive("The lowest good rate must be above 0 per second."),
    }),
    z.strictObject({
      kind: z.literal("freshness"),
      maxAgeSeconds: z
        .number("Give the oldest good age, in seconds.")
        .positive("The oldest good age must be above 0 seconds."),
    }),
    z.strictObject({ kind: z.literal("correctness") }),
  ],
  "The kind is one of availability, latency, throughput, freshness, correctness.",
);

const querySchema = z
  .string()
  .overwrite(unixLines)
  .trim()
  .min(1, "Write a query.")
  .max(MAX_QUERY_LENGTH, "Use at most 4,000 characters.")
  .optional();

const sourceSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("push") }),
    z.strictObject({
      type: z.literal("prometheus"),
      dataSource: slugSchema.describe("Slug of the data source that is asked."),
      good: querySchema.describe("Good events of a minute; goes with total."),
      bad: querySchema.describe("Bad events of a minute; goes with total."),
      total: querySchema,
      ratio: querySchema.describe("Share of good events, 0 to 1."),
      absent: z
        .enum(["unknown", "zero"], "A missing series is unknown or zero.")
        .optional()
        .describe(
          "What a minute counts whose query for good or bad events matches no series while its total does: unknown (the default), so that it is not measured, or zero.",
        ),
      value: querySchema.describe(
        "Data age in seconds, or rate per second; the SLI's threshold judges it.",
      ),
    }),
  ],
  "The source type is push or prometheus.",
);

const targetSchema = z
  .number("Give the target in percent, for example 99.9.")
  .gt(0, "The target must be above 0%.")
  .superRefine((target, context) => {
    if (target >= 100) {
      context.addIssue({
        code: "custom",
        message:
          "100% leaves no error budget, so that every burn rate would divide by zero. Use 99.99 or less.",
      });
    } else if (target > 0 && !isInnerPpm(ppmOfPercent(target))) {
      context.addIssue({
        code: "custom",
        message: "Targets go in steps of 0.0001%, from 0.0001 to 99.9999.",
      });
    }
  });

/** What is nearer to 0 or 100% than a step rounds to them. */
const isInnerPpm = (ppm: number | null): boolean => ppm !== null && ppm > 0 && ppm < 1_000_000;

const windowSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("rolling"),
      days: z
        .int("Give a whole number of days.")
        .min(1, "A rolling window has 1 to 365 days.")
        .max(365, "A rolling window has 1 to 365 days."),
    }),
    z.strictObject({
      type: z.literal("calendar"),
      unit: z.enum(
        ["week", "month", "quarter", "year"],
        "The unit is week, month, quarter or year.",
      ),
      timeZone: z.string().refine(isTimeZone, "Name an IANA time zone, for example Europe/Berlin."),
    }),
  ],
  "The window type is rolling or calendar.",
);

const sliceMinutesSchema = z.union([z.literal(1), z.literal(5)], "A slice has 1 or 5 minutes.");

const budgetingSchema = z.discriminatedUnion(
  "method",
  [
    z.strictObject({ method: z.literal("occurrences") }),
    z.strictObject({
      method: z.literal("timeslices"),
      sliceMinutes: sliceMinutesSchema,
      sliceTarget: z
        .number("Give the slice target in percent.")
        .gt(0, "The slice target must be above 0%.")
        .max(100, "The slice target is at most 100%.")
        .refine(
          (target) => (ppmOfPercent(target) ?? 0) > 0,
          "Slice targets go in steps of 0.0001%.",
        ),
    }),
    z.strictObject({ method: z.literal("ratio-timeslices"), sliceMinutes: sliceMinutesSchema }),
  ],
  "The method is occurrences, timeslices or ratio-timeslices.",
);

const noDataSchema = z.enum(
  ["ignore", "good", "bad"],
  "Minutes without data count as ignore, good or bad.",
);

const objectiveSchema = z.strictObject({
  target: targetSchema,
  window: windowSchema,
  budgeting: budgetingSchema.default({ method: "occurrences" }),
  noData: noDataSchema.optional().describe("Overrides the SLO's noData for this objective."),
});

/** The body of an SLO as the API, forms and YAML send it. */
export const sloBodySchema = z.strictObject({
  name: z
    .string()
    .overwrite(oneLine)
    .trim()
    .min(1, "Give the SLO a name.")
    .max(120, "Use at most 120 characters."),
  description: z
    .string()
    .overwrite(unixLines)
    .trim()
    .max(2000, "Use at most 2,000 characters.")
    .default(""),
  sli: sliSchema,
  source: sourceSchema.default({ type: "push" }),
  objectives: z
    .array(objectiveSchema)
    .min(1, "An SLO needs at least one objective.")
    .max(10, "An SLO has at most 10 objectives."),
  noData: noDataSchema.default("ignore"),
  alerting: alertingBodySchema.default({ policy: "default", minBadEvents: 1 }),
});

export type SloBody = z.input<typeof sloBodySchema>;
type ParsedBody = z.output<typeof sloBodySchema>;
type ObjectiveBody = ParsedBody["objectives"][number];

/** An SLO as the rest of the code knows it. */
export type SloDefinition = {
  name: string;
  description: string;
  sli: Sli;
  source: Source;
  objectives: Objective[];
  alerting: Alerting;
};

/** Parses a body into a definition, with every cross-field rule. */
export const sloDefinitionSchema = sloBodySchema.transform((body, context): SloDefinition => {
  const fail = (path: (string | number)[], message: string) =>
    context.addIssue({ code: "custom", path, message });
  const sli = parseSli(body.sli);
  const source = parseSource(sli, body.source, fail);
  const objectives = body.objectives.map((objective) => parseObjective(objective, body.noData));
  objectives.forEach((objective, index) => {
    const twin = objectives.findIndex(
      (other) =>
        other.targetPpm === objective.targetPpm &&
        JSON.stringify(other.window) === JSON.stringify(objective.window),
    );
    if (twin < index)
      fail(
        ["objectives", index],
        `This objective has the target and window of objective ${twin + 1}. Change one of them.`,
      );
  });
  const alerting = parseAlerting(body.alerting, objectives, fail);
  return { name: body.name, description: body.description, sli, source, objectives, alerting };
});

function parseObjective(body: ObjectiveBody, noData: Objective["noData"]): Objective {
  return {
    targetPpm: ppmOfPercent(body.target) ?? 0,
    window: body.window,
    budgeting:
      body.budgeting.method === "timeslices"
        ? {
            method: "timeslices",
            sliceMinutes: body.budgeting.sliceMinutes,
            sliceTargetPpm: ppmOfPercent(body.budgeting.sliceTarget) ?? 0,
          }
        : body.budgeting,
    noData: body.noData ?? noData,
  };
}

function parseSource(
  sli: Sli,
  source: ParsedBody["source"],
  fail: (path: (string | number)[], message: string) => void,
): Source {
  if (source.type === "push") return source;
  const { type, dataSource, good, bad, total, ratio, value, absent } = source;
  const given = Object.entries({ good, bad, total, ratio, value }).flatMap(([name, query]) =>
    query === undefined ? [] : [name],
  );
  const form = given.join("+");
  const base = { type, dataSource } as const;
  if (form === "value" && value !== undefined) {
    if (!takesValue(sli))
      fail(
        ["source", "value"],
        `A ${sli.kind} SLI counts events: give good and total, bad and total, or ratio.`,
      );
    return { ...base, value };
  }
  const counts = { ...base, ...(absent === undefined ? {} : { absent }) };
  if (form === "good+total" && good !== undefined && total !== undefined) {
    if (isSameQuery(good, total))
      fail(
        ["source", "good"],
        "This is the query for all events as well, so that every minute would be 100% good.",
      );
    return { ...counts, good, total };
  }
  if (form === "bad+total" && bad !== undefined && total !== undefined) {
    if (isSameQuery(bad, total))
      fail(
        ["source", "bad"],
        "This is the query for all events as well, so that every minute would be 100% bad.",
      );
    return { ...counts, bad, total };
  }
  if (absent !== undefined)
    fail(
      ["source", "absent"],
      "Only good or bad events beside a total can be missing: leave it out.",
    );
  if (form === "ratio" && ratio !== undefined) return { ...base, ratio };
  const first = given.find((name) => name !== "total") ?? given[0];
  fail(
    first ? ["source", first] : ["source"],
    "Give exactly one of: good and total; bad and total; ratio; value.",
  );
  return { type: "push" };
}

/** Queries that differ in white space alone ask the same. */
const isSameQuery = (a: string, b: string): boolean =>
  a.replace(/\s+/g, "") === b.replace(/\s+/g, "");

function parseSli(sli: ParsedBody["sli"]): Sli {
  if (sli.kind !== "latency") return sli;
  return {
    kind: "latency",
    thresholdMs: sli.thresholdMs,
    ...(sli.percentile === undefined ? {} : { percentile: sli.percentile }),
  };
}

/** The body that parses back into this definition. */
export function bodyOf(definition: SloDefinition): SloBody {
  return {
    name: definition.name,
    description: definition.description,
    sli: definition.sli,
    source: definition.source,
    objectives: definition.objectives.map((objective) => ({
      target: percentOfPpm(objective.targetPpm),
      window: objective.window,
      budgeting:
        objective.budgeting.method === "timeslices"
          ? {
              method: "timeslices",
              sliceMinutes: objective.budgeting.sliceMinutes,
              sliceTarget: percentOfPpm(objective.budgeting.sliceTargetPpm),
            }
          : objective.budgeting,
      ...(objective.noData === definition.objectives[0]?.noData
        ? {}
        : { noData: objective.noData }),
    })),
    noData: definition.objectives[0]?.noData ?? "ignore",
    alerting: alertingBodyOf(definition.alerting),
  };
}
