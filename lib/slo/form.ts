import { z } from "zod";
import { slugSchema } from "@/lib/slug";
import { sloDefinitionSchema, type SloBody, type SloDefinition } from "./schema";

const text = z.string().trim().optional();
const number = z.number("Write a number, for example 99.9.").optional();

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
});

const ruleFieldsSchema = z.strictObject({ severity: text, long: text, short: text, share: number });

const sloFieldsSchema = z.strictObject({
  service: slugSchema,
  slug: slugSchema,
  version: z.int().optional(),
  name: z.string().default(""),
  description: z.string().default(""),
  kind: text,
  thresholdMs: number,
  minPerSecond: number,
  maxAgeSeconds: number,
  sourceType: text,
  dataSource: text,
  queryForm: text,
  good: text,
  bad: text,
  total: text,
  ratio: text,
  value: text,
  objectives: z.array(objectiveFieldsSchema),
  policy: text,
  minBadEvents: number,
  noDataAfterMinutes: number,
  rules: z.array(ruleFieldsSchema).default([]),
});

type SloFields = z.output<typeof sloFieldsSchema>;
type ObjectiveFields = z.output<typeof objectiveFieldsSchema>;

/** The SLO form holds a field for every choice; those of a choice not taken are passed over. Errors carry the form's field names. */
export const sloFormSchema = sloFieldsSchema.transform((fields, context): { service: string; slug: string; version?: number; definition: SloDefinition } => {
  const parsed = sloDefinitionSchema.safeParse(bodyOfFields(fields));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) context.addIssue({ code: "custom", path: fieldPath(issue.path), message: issue.message });
    return z.NEVER;
  }
  return { service: fields.service, slug: fields.slug, definition: parsed.data, ...(fields.version === undefined ? {} : { version: fields.version }) };
});

const QUERY_FORMS: Record<string, readonly ("good" | "bad" | "total" | "ratio" | "value")[]> = {
  good: ["good", "total"],
  bad: ["bad", "total"],
  ratio: ["ratio"],
  value: ["value"],
};

/** The body as the API takes it; loosely typed, because the body's own schema judges it next. */
function bodyOfFields(fields: SloFields): unknown {
  return {
    name: fields.name,
    description: fields.description,
    sli: sliOf(fields),
    source: fields.sourceType === "prometheus" ? sourceOf(fields) : { type: fields.sourceType },
    objectives: fields.objectives.filter((objective, index) => index === 0 || objective.target !== undefined).map(objectiveOf),
    alerting: {
      policy: fields.policy,
      minBadEvents: fields.minBadEvents,
      ...(fields.noDataAfterMinutes === undefined ? {} : { noDataAfterMinutes: fields.noDataAfterMinutes }),
      ...(fields.policy === "custom" ? { rules: fields.rules.map(ruleOf) } : {}),
    },
  } satisfies { [key in keyof SloBody]?: unknown };
}

function sliOf({ kind, thresholdMs, minPerSecond, maxAgeSeconds }: SloFields): unknown {
  if (kind === "latency") return { kind, thresholdMs };
  if (kind === "throughput") return { kind, minPerSecond };
  return kind === "freshness" ? { kind, maxAgeSeconds } : { kind };
}

function sourceOf(fields: SloFields): unknown {
  const queries = (QUERY_FORMS[fields.queryForm ?? ""] ?? []).map((name) => [name, fields[name] ?? ""] as const);
  return { type: "prometheus", dataSource: fields.dataSource, ...Object.fromEntries(queries) };
}

function objectiveOf(objective: ObjectiveFields): unknown {
  const { method, sliceMinutes, sliceTarget, noData } = objective;
  return {
    target: objective.target,
    window: objective.windowType === "calendar" ? { type: "calendar", unit: objective.unit, timeZone: objective.timeZone } : { type: objective.windowType, days: objective.days },
    budgeting: method === "timeslices" ? { method, sliceMinutes, sliceTarget } : method === "ratio-timeslices" ? { method, sliceMinutes } : { method },
    noData,
  };
}

const ruleOf = ({ severity, long, short, share }: z.output<typeof ruleFieldsSchema>): unknown => ({
  severity,
  long,
  ...(short ? { short } : {}),
  ...(share === undefined ? {} : { budgetShare: share / 100 }),
});

const GROUPS = new Set<PropertyKey>(["sli", "source", "alerting", "window", "budgeting"]);
const RENAMED: Record<string, string> = { "source.type": "sourceType", "window.type": "windowType", budgetShare: "share", factor: "share" };

/** Where the form shows what the body's schema says about `path`. */
function fieldPath(path: readonly PropertyKey[]): (string | number)[] {
  const group = path.at(-2);
  const last = String(path.at(-1));
  const name = RENAMED[`${String(group)}.${last}`] ?? RENAMED[last] ?? last;
  if (path.length === 1 && path[0] === "source") return ["queryForm"];
  const parents = path.slice(0, -1).filter((part) => !GROUPS.has(part));
  return [...parents, typeof path.at(-1) === "number" ? Number(last) : name].map((part) => (typeof part === "symbol" ? String(part) : part));
}
