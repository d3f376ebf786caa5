import { z } from "zod";
import { plainMessage, valueAt } from "@/lib/form/form-errors";
import { chosenSlug, slugSchema } from "@/lib/text/slug";
import { sloDefinitionSchema, type SloBody, type SloDefinition } from "./schema";

const text = z.string().trim().optional();
/**
 * Judged by the body's schema where it counts: nobody sees what stands in the field of a choice not
 * taken.
 */
const number = z
  .union([z.number(), z.string().trim()], "Write one number, for example 99.9.")
  .optional();

const objectiveFieldsSchema = z.strictObject({
  target: number,
  windowType: text,
  days: number,
  unit: text,
  timeZone: text,
  method: text,
  sliceMinutes: number,
  sliceTarget: number,
  noData: text,
  /** The blank card of a page without JavaScript: passed over while it has no target. */
  spare: z.boolean().default(false),
});

const addressSchema = z.strictObject({
  service: chosenSlug("Choose a service."),
  slug: slugSchema,
});
const ruleFieldsSchema = z.strictObject({
  severity: text,
  long: text,
  short: text,
  share: number,
  factor: number,
});

const sloFieldsSchema = z.strictObject({
  service: text,
  slug: text,
  version: z.int().optional(),
  /** Saves queries that could not be tried, or did not pass. */
  unchecked: z.boolean().default(false),
  name: z.string().default(""),
  description: z.string().default(""),
  kind: text,
  thresholdMs: number,
  percentile: number,
  minPerSecond: number,
  maxAgeSeconds: number,
  sourceType: text,
  dataSource: text,
  queryForm: text,
  absent: text,
  good: text,
  bad: text,
  total: text,
  ratio: text,
  value: text,
  objectives: z.array(objectiveFieldsSchema),
  policy: text,
  minBadEvents: number,
  noDataAfterMinutes: number,
  minCoverage: number,
  rules: z.array(ruleFieldsSchema).default([]),
});

type SloFields = z.output<typeof sloFieldsSchema>;
type ObjectiveFields = z.output<typeof objectiveFieldsSchema>;

/**
 * The SLO form holds a field for every choice; those of a choice not taken are passed over. Errors
 * carry the form's field names.
 */
export const sloFormSchema = sloFieldsSchema.transform(
  (
    fields,
    context,
  ): {
    service: string;
    slug: string;
    version?: number;
    unchecked: boolean;
    definition: SloDefinition;
  } => {
    const body = bodyOfFields(fields);
    const parsed = sloDefinitionSchema.safeParse(body);
    // Judged with the rest, so that all faults are reported at once.
    const address = addressSchema.safeParse({ service: fields.service, slug: fields.slug });
    for (const issue of address.error?.issues ?? [])
      context.addIssue({
        code: "custom",
        path: issue.path,
        message: plainMessage(issue, valueAt(fields, issue.path)),
      });
    for (const issue of parsed.error?.issues ?? [])
      context.addIssue({
        code: "custom",
        path: fieldPath(issue.path, fields, body),
        message: fieldMessage(issue, body),
      });
    if (!parsed.success || !address.success) return z.NEVER;
    return {
      ...address.data,
      unchecked: fields.unchecked,
      definition: parsed.data,
      ...(fields.version === undefined ? {} : { version: fields.version }),
    };
  },
);

/** A map, because its keys come from outside: a plain object also has `toString`. */
const QUERY_FORMS = new Map<string, readonly ("good" | "bad" | "total" | "ratio" | "value")[]>([
  ["good", ["good", "total"]],
  ["bad", ["bad", "total"]],
  ["ratio", ["ratio"]],
  ["value", ["value"]],
]);

/** The body as the API takes it; loosely typed, because the body's own schema judges it next. */
function bodyOfFields(fields: SloFields): unknown {
  return {
    name: fields.name,
    description: fields.description,
    sli: sliOf(fields),
    source: fields.sourceType === "prometheus" ? sourceOf(fields) : { type: fields.sourceType },
    objectives: fields.objectives
      .filter(({ spare, target }) => !spare || target !== undefined)
      .map(objectiveOf),
    alerting: {
      policy: fields.policy,
      minBadEvents: fields.minBadEvents,
      ...(fields.noDataAfterMinutes === undefined
        ? {}
        : { noDataAfterMinutes: fields.noDataAfterMinutes }),
      ...(fields.minCoverage === undefined ? {} : { minCoverage: fields.minCoverage }),
      ...(fields.policy === "custom"
        ? { rules: writtenRules(fields).map(({ rule }) => ruleOf(rule)) }
        : {}),
    },
  } satisfies { [key in keyof SloBody]?: unknown };
}

function sliOf({ kind, thresholdMs, percentile, minPerSecond, maxAgeSeconds }: SloFields): unknown {
  if (kind === "latency")
    return { kind, thresholdMs, ...(percentile === undefined ? {} : { percentile }) };
  if (kind === "throughput") return { kind, minPerSecond };
  return kind === "freshness" ? { kind, maxAgeSeconds } : { kind };
}

function sourceOf(fields: SloFields): unknown {
  const queries = (QUERY_FORMS.get(fields.queryForm ?? "") ?? []).map(
    (name) => [name, fields[name] ?? ""] as const,
  );
  const absent = queries.length > 1 && fields.absent ? { absent: fields.absent } : {};
  return {
    type: "prometheus",
    dataSource: fields.dataSource,
    ...Object.fromEntries(queries),
    ...absent,
  };
}

function objectiveOf(objective: ObjectiveFields): unknown {
  const { method, sliceMinutes, sliceTarget, noData } = objective;
  return {
    target: objective.target,
    window:
      objective.windowType === "calendar"
        ? { type: "calendar", unit: objective.unit, timeZone: objective.timeZone }
        : { type: objective.windowType, days: objective.days },
    budgeting:
      method === "timeslices"
        ? { method, sliceMinutes, sliceTarget }
        : method === "ratio-timeslices"
          ? { method, sliceMinutes }
          : { method },
    noData,
  };
}

/** A row without any figure is no rule; each with its place in the form. */
const writtenRules = ({ rules }: SloFields) =>
  rules
    .map((rule, at) => ({ rule, at }))
    .filter(({ rule: { long, short, share, factor } }) =>
      [long, short, share, factor].some((figure) => figure !== undefined),
    );

const ruleOf = ({
  severity,
  long,
  short,
  share,
  factor,
}: z.output<typeof ruleFieldsSchema>): unknown => ({
  severity,
  long,
  ...(short ? { short } : {}),
  ...(share === undefined ? {} : { budgetShare: typeof share === "number" ? share / 100 : share }),
  ...(factor === undefined ? {} : { factor }),
});

const GROUPS = new Set<PropertyKey>(["sli", "source", "alerting", "window", "budgeting"]);
const SHARE_MESSAGE = "Give the share of the budget in percent, above 0 and up to 100.";
const RENAMED: Record<string, string> = {
  "source.type": "sourceType",
  "window.type": "windowType",
  budgetShare: "share",
};

/** Where the form shows what the body's schema says about `path`. */
function fieldPath(
  path: readonly PropertyKey[],
  fields: SloFields,
  body: unknown,
): (string | number)[] {
  const group = path.at(-2);
  const last = String(path.at(-1));
  const name = lacksTrigger(path, body)
    ? "share"
    : (RENAMED[`${String(group)}.${last}`] ?? RENAMED[last] ?? last);
  if (path.length === 1 && path[0] === "source") return ["queryForm"];
  const parents = path.slice(0, -1).filter((part) => !GROUPS.has(part));
  const shown = [...parents, typeof path.at(-1) === "number" ? Number(last) : name].map((part) =>
    typeof part === "symbol" ? String(part) : part,
  );
  return shown[0] === "rules" && typeof shown[1] === "number"
    ? ["rules", writtenRules(fields)[shown[1]]?.at ?? shown[1], ...shown.slice(2)]
    : shown;
}

/** A rule with neither share nor factor, of which the body's schema tells at the factor. */
const lacksTrigger = (path: readonly PropertyKey[], body: unknown): boolean =>
  path.at(-1) === "factor" && valueAt(body, path) === undefined;

/** In the form's words: there a rule has its share in percent. */
function fieldMessage(issue: z.core.$ZodIssue, body: unknown): string {
  const last = issue.path.at(-1);
  if (lacksTrigger(issue.path, body))
    return "Give the share of the budget in percent, or the factor.";
  if (last === "factor" && valueAt(body, [...issue.path.slice(0, -1), "budgetShare"]) !== undefined)
    return "Give the share of the budget or the factor, not both.";
  if (last === "budgetShare" && issue.code !== "custom") return SHARE_MESSAGE;
  return plainMessage(issue, valueAt(body, issue.path));
}
