import { LAYER_FIELDS, SERVICE_GROUP } from "./fields";
import { DEFAULT_BREAKER, DEFAULT_LAYER } from "./presets";
import type { Scenario } from "./scenario";
import type { Layer, Settings } from "./settings";

/** Settings as they are typed and stand in addresses: texts by name, blank for none. */
export type Flat = Record<string, string>;

export const SIDES = ["before", "after"] as const;
export type Side = (typeof SIDES)[number];

/** What the fields of a breaker hold where there is none, or one of another kind. */
const BLANK_BREAKER = { ...DEFAULT_BREAKER, kind: "none", failures: 5, windowMs: 10_000 };

export const flatScenario = ({ kind, startMs, faultMs, runMs, ...factors }: Scenario): Flat => ({
  scenario: kind,
  startS: String(startMs / 1000),
  faultS: String(faultMs / 1000),
  runS: String(runMs / 1000),
  slowFactor: String(factors.slowFactor),
  errorShare: String(factors.errorShare),
  rateFactor: String(factors.rateFactor),
});

/** The fields of one side with so many layers; those that it does not have are as a new one is. */
export function flatSide(side: Side, settings: Settings, layers: number): Flat {
  const flat: Flat = {};
  for (const { name } of SERVICE_GROUP.fields) flat[`${side}.${name}`] = textAt(settings, name);
  for (let layer = 1; layer <= layers; layer++) {
    const shown = withBlanks(settings.layers[layer - 1] ?? DEFAULT_LAYER);
    for (const { name } of LAYER_FIELDS) flat[`${side}.${layer}.${name}`] = textAt(shown, name);
  }
  return flat;
}

function withBlanks(layer: Layer) {
  const { breaker } = layer;
  const counted =
    breaker?.kind === "consecutive"
      ? { failures: breaker.threshold, threshold: DEFAULT_BREAKER.threshold }
      : {};
  return {
    ...layer,
    breaker: { ...BLANK_BREAKER, ...breaker, ...counted },
    bulkhead: layer.bulkhead ?? { max: null, queue: 0 },
    throttle: layer.throttle ?? { k: null },
  };
}

function textAt(from: object, path: string): string {
  const value = path
    .split(".")
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], from);
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
