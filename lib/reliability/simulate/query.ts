import type { FieldError } from "@/lib/errors/app-error";
import type { UrlParams } from "@/lib/text/url-params";
import { flatScenario, flatSide, type Flat } from "./flat";
import { PRESETS, type Preset } from "./presets";
import { MOST_LAYERS } from "./settings";

/** What an address asks for: all fields with what was typed into them, and what of it has no meaning. */
export type SimulatorQuery = {
  preset: string;
  layers: number;
  flat: Flat;
  problems: FieldError[];
};

export const SIMULATOR_PATH = "/reliability/simulator";
const LONGEST_VALUE = 40;
const UNKNOWN = "There is no such setting. Remove it from the address.";
const [FIRST_PRESET] = PRESETS;

/** The fields of a preset as it stands, with so many layers. */
export const flatPreset = ({ scenario, before, after }: Preset, layers: number): Flat => ({
  ...flatScenario(scenario),
  seed: "1",
  layers: String(layers),
  ...flatSide("before", before, layers),
  ...flatSide("after", after, layers),
});

const layersOf = ({ before, after }: Preset): number =>
  Math.max(before.layers.length, after.layers.length);

/** Reads an address: a preset, and what differs from it. What it does not know is a problem by its name. */
export function parseSimulatorQuery(params: UrlParams): SimulatorQuery {
  const given = new Map(Object.entries(params).map(([name, value]) => [name, textOf(value)]));
  const problems: FieldError[] = [];
  const preset = presetOf(given.get("preset"), problems);
  const layers = layerCount(given.get("layers"), layersOf(preset), problems);
  const flat = flatPreset(preset, layers);
  given.delete("preset");
  given.delete("layers");
  for (const [name, text] of given)
    if (Object.hasOwn(flat, name)) flat[name] = text;
    else problems.push({ path: name.slice(0, LONGEST_VALUE), message: UNKNOWN });
  return { preset: preset.id, layers, flat, problems };
}

/** The address of fields: the preset, and what differs from it. */
export function simulatorHref(id: string, flat: Flat): string {
  const preset = presetOf(id, []);
  const base = {
    ...flatPreset(preset, Number(flat.layers)),
    layers: String(layersOf(preset)),
  };
  const changed = Object.entries(flat).filter(([name, text]) => text !== (base as Flat)[name]);
  return `${SIMULATOR_PATH}?${new URLSearchParams([["preset", preset.id], ...changed]).toString()}`;
}

/** A name that every object has, such as "constructor", comes with what that object has under it. */
const textOf = (value: string | string[] | undefined): string =>
  ([value].flat().find((one) => typeof one === "string") ?? "").trim().slice(0, LONGEST_VALUE);

function presetOf(id: string | undefined, problems: FieldError[]): Preset {
  const known = PRESETS.find((preset) => preset.id === id);
  if (known) return known;
  if (id)
    problems.push({
      path: "preset",
      message: `There is no preset “${id}”. Choose ${PRESETS.map((preset) => preset.id).join(", ")}.`,
    });
  if (!FIRST_PRESET) throw new Error("There are no presets.");
  return FIRST_PRESET;
}

function layerCount(text: string | undefined, own: number, problems: FieldError[]): number {
  if (text === undefined || text === "") return own;
  if (/^[1-5]$/.test(text)) return Number(text);
  problems.push({ path: "layers", message: `Enter 1 to ${MOST_LAYERS} layers.` });
  return own;
}
