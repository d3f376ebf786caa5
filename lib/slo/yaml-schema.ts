import { z } from "zod";
import { runbookSchema } from "@/lib/reliability/registry/profile-schema";
import { dependencyInputSchema } from "@/lib/reliability/registry/schema";
import { DAY_MS, MINUTE_MS, parseDuration, SECOND_MS } from "@/lib/time/duration";
import { slugSchema } from "@/lib/text/slug";
import { ppmOfPercent } from "./percent";

const PPM = 1_000_000;
const text = (message: string) => z.string(message);

/** A text that `read` turns into a value; what it cannot read is refused with `message`. */
const read = <T>(pattern: RegExp, message: string, parse: (match: RegExpExecArray) => T | null) =>
  z.union([z.string(), z.number()], message).transform((given, context) => {
    const match = pattern.exec(String(given).trim());
    const value = match && parse(match);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const numberOf = ([, number]: RegExpExecArray): number => Number(number);
const percentSchema = read(
  /^(\d+(?:\.\d+)?) ?%?$/,
  "Write a percentage, for example 99.9%.",
  numberOf,
);
const shareSchema = read(
  /^(\d+(?:\.\d+)?) ?%$/,
  "Write a share of the budget, for example 2%.",
  (match) => {
    const ppm = ppmOfPercent(numberOf(match));
    return ppm === null ? null : ppm / PPM;
  },
);
const burnRateSchema = read(
  /^(\d+(?:\.\d+)?) ?x?$/,
  "Write a burn rate, for example 14.4x.",
  numberOf,
);
const rateSchema = read(
  /^(\d+(?:\.\d+)?) ?\/ ?s$/,
  "Write a rate per second, for example 50/s.",
  numberOf,
);
const lengthSchema = read(
  /^([1-9]\d{0,5}(?:m|h|d))$/,
  "Write a length like 5m, 1h or 3d.",
  ([, code]) => code ?? null,
);

const MS_OF = { ms: 1, s: SECOND_MS, m: MINUTE_MS, h: 60 * MINUTE_MS, d: DAY_MS } as const;
const durationSchema = (example: string) =>
  read(
    /^(\d+(?:\.\d+)?) ?(ms|s|m|h|d)$/,
    `Write a duration, for example ${example}.`,
    ([, number, unit]) => {
      const size = MS_OF[unit as keyof typeof MS_OF];
      // Divides last, so that 0.1s is exactly 100 ms.
      return Number((Number(number) * size).toPrecision(15));
    },
  );

const calendarSchema = z.strictObject({
  calendar: z.strictObject({
    unit: z.enum(["week", "month", "quarter", "year"], "The unit is week, month, quarter or year."),
    timeZone: text("Name an IANA time zone, for example Europe/Berlin."),
  }),
});
const WINDOW_MESSAGE =
  "Write a number of days such as 30d, or calendar: {unit: month, timeZone: Europe/Berlin}.";
const windowSchema = z.unknown().transform((given, context) => {
  if (typeof given === "string") {
    const days = /^([1-9]\d*) ?d$/.exec(given.trim())?.[1];
    if (days) return { type: "rolling" as const, days: Number(days) };
  } else if (typeof given === "object" && given !== null) {
    const parsed = calendarSchema.safeParse(given);
    if (parsed.success) return { type: "calendar" as const, ...parsed.data.calendar };
    for (const issue of parsed.error.issues)
      context.addIssue({ ...issue, input: given } as Parameters<typeof context.addIssue>[0]);
    return z.NEVER;
  }
  context.addIssue({ code: "custom", message: WINDOW_MESSAGE });
  return z.NEVER;
});

const sliceSchema = read(/^(1|5)m$/, "A slice has 1m or 5m.", ([, minutes]) =>
  minutes === "5" ? (5 as const) : (1 as const),
);
const budgetingSchema = z.union(
  [
    z.literal("occurrences").transform(() => ({ method: "occurrences" as const })),
    z.discriminatedUnion("method", [
      z.strictObject({ method: z.literal("occurrences") }),
      z
        .strictObject({
          method: z.literal("timeslices"),
          slice: sliceSchema,
          target: percentSchema,
        })
        .transform(({ method, slice, target }) => ({
          method,
          sliceMinutes: slice,
          sliceTarget: target,
        })),
      z
        .strictObject({ method: z.literal("ratio-timeslices"), slice: sliceSchema })
        .transform(({ method, slice }) => ({ method, sliceMinutes: slice })),
    ]),
  ],
  "Write occurrences, {method: timeslices, slice: 5m, target: 95%} or {method: ratio-timeslices, slice: 5m}.",
);

const noDataSchema = z.enum(
  ["ignore", "good", "bad"],
  "Minutes without data count as ignore, good or bad.",
);
const minutesSchema = z.number("Give a number of minutes.");

const objectiveSchema = z.strictObject({
  target: percentSchema,
  window: windowSchema,
  budgeting: budgetingSchema.optional(),
  no_data: noDataSchema.optional(),
  monthly_minutes: minutesSchema.optional(),
});

const querySchema = z.union(
  [
    text("Write a query."),
    z.strictObject({
      source: slugSchema.optional(),
      good: text("Write a query.").optional(),
      bad: text("Write a query.").optional(),
      total: text("Write a query.").optional(),
      ratio: text("Write a query.").optional(),
      value: text("Write a query.").optional(),
      absent: z.enum(["unknown", "zero"], "A missing series is unknown or zero.").optional(),
    }),
  ],
  "Write a ratio query, or source with good and total, bad and total, ratio or value.",
);

const sliSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("availability"), query: querySchema.optional() }),
    z.strictObject({
      type: z.literal("latency"),
      threshold: durationSchema("200ms"),
      percentile: z.number("Give the percentile as a number.").optional(),
      query: querySchema.optional(),
    }),
    z.strictObject({
      type: z.literal("throughput"),
      minimum: rateSchema,
      query: querySchema.optional(),
    }),
    z.strictObject({
      type: z.literal("freshness"),
      max_age: durationSchema("15m"),
      query: querySchema.optional(),
    }),
    z.strictObject({ type: z.literal("correctness"), query: querySchema.optional() }),
  ],
  "The type is one of availability, latency, throughput, freshness, correctness.",
);

const SEVERITIES = { critical: "page", page: "page", warning: "ticket", ticket: "ticket" } as const;
const alertSchema = z.strictObject({
  severity: z
    .enum(
      ["critical", "page", "warning", "ticket"],
      "The severity is critical (a page) or warning (a ticket).",
    )
    .transform((word) => SEVERITIES[word]),
  burn_rate: burnRateSchema.optional(),
  budget_share: shareSchema.optional(),
  window: lengthSchema,
  short_window: lengthSchema.optional(),
});

const errorBudgetSchema = z.strictObject({
  monthly_minutes: minutesSchema.optional(),
  burn_rate_alerts: z.array(alertSchema).max(8, "A policy has at most 8 rules.").optional(),
  min_bad_events: z.number("Give a whole number of events.").optional(),
  min_coverage: percentSchema.optional(),
  no_data_after: read(/^(.+)$/, "Write a length like 10m.", ([, code]) =>
    parseDuration(code ?? ""),
  ).optional(),
});

const sloSchema = z.strictObject({
  name: slugSchema,
  title: text("The title is a text.").optional(),
  description: text("The description must be text.").optional(),
  sli: sliSchema,
  target: percentSchema.optional(),
  window: windowSchema.optional(),
  budgeting: budgetingSchema.optional(),
  no_data: noDataSchema.optional(),
  objectives: z.array(objectiveSchema).min(1, "Name at least one objective.").optional(),
  error_budget: errorBudgetSchema.optional(),
});

/** The shape of a document; what an SLO means is for `sloDefinitionSchema`. */
export const yamlDocumentSchema = z.strictObject({
  service: slugSchema,
  source: slugSchema.optional().describe("The data source of queries that name none."),
  dependencies: z
    .record(slugSchema, dependencyInputSchema)
    .refine((calls) => Object.keys(calls).length <= 50, "Name at most 50 dependencies.")
    .optional()
    .describe("What the service calls, by name; left out: unchanged."),
  runbook: runbookSchema.optional().describe("Of the service; left out: unchanged."),
  calls_nothing: z
    .boolean("Write true or false.")
    .optional()
    .describe("That the service calls nothing; left out: unchanged."),
  slos: z
    .array(sloSchema)
    .min(1, "Name at least one SLO.")
    .max(200, "A document holds at most 200 SLOs."),
});

export type YamlDocument = z.output<typeof yamlDocumentSchema>;
export type YamlSlo = YamlDocument["slos"][number];
export type YamlAlert = z.output<typeof alertSchema>;
