import { LAYER_FIELDS, SERVICE_GROUP, type SettingField } from "./fields";
import type { Flat, Side } from "./flat";

type Nested = { [name: string]: unknown };

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** A number or yes and no where it is one, null where it is blank; else the text, for a schema to refuse. */
function typed(text: string): unknown {
  if (text === "") return null;
  if (text === "true" || text === "false") return text === "true";
  return NUMBER.test(text) ? Number(text) : text;
}

/** What a schema is asked about: one side of typed fields as settings. */
export const nestedSide = (flat: Flat, side: Side, layers: number): Nested => ({
  ...nested(flat, `${side}.`, SERVICE_GROUP.fields),
  layers: Array.from({ length: layers }, (_, index) =>
    layerOf(nested(flat, `${side}.${index + 1}.`, LAYER_FIELDS)),
  ),
});

export function nestedScenario(flat: Flat): Nested {
  const inMs = (name: string) => {
    const value = typed(flat[name] ?? "");
    return typeof value === "number" ? Math.round(value * 1000) : value;
  };
  return {
    kind: flat.scenario ?? "",
    startMs: inMs("startS"),
    faultMs: inMs("faultS"),
    runMs: inMs("runS"),
    slowFactor: typed(flat.slowFactor ?? ""),
    errorShare: typed(flat.errorShare ?? ""),
    rateFactor: typed(flat.rateFactor ?? ""),
  };
}

export const nestedSeed = (flat: Flat): unknown => typed(flat.seed ?? "");

function nested(flat: Flat, prefix: string, fields: readonly SettingField[]): Nested {
  const whole: Nested = {};
  for (const { name } of fields) {
    const value = typed(flat[`${prefix}${name}`] ?? "");
    const [first = "", second] = name.split(".");
    if (second === undefined) whole[first] = value;
    else whole[first] = { ...(whole[first] as Nested | undefined), [second]: value };
  }
  return whole;
}

/** Without what belongs to nothing: the queue of no bulkhead, the window of a breaker by count. */
function layerOf({ breaker, bulkhead, throttle, ...layer }: Nested): Nested {
  return {
    ...layer,
    breaker: breakerOf(breaker as Nested),
    bulkhead: (bulkhead as Nested).max === null ? null : bulkhead,
    throttle: (throttle as Nested).k === null ? null : throttle,
  };
}

function breakerOf({ calls, windowMs, minCalls, failures, threshold, ...common }: Nested) {
  switch (common.kind) {
    case "none":
      return null;
    case "time":
      return { ...common, windowMs, minCalls, threshold };
    case "consecutive":
      return { ...common, threshold: failures };
    default:
      return { ...common, calls, minCalls, threshold };
  }
}
