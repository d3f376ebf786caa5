import type { FieldError } from "@/lib/errors/app-error";
import { formErrors } from "@/lib/form/form-errors";
import { nestedScenario, nestedSeed, nestedSide } from "./nested";
import type { SimulatorQuery } from "./query";
import type { Scenario } from "./scenario";
import { comparisonSchema, scenarioOf } from "./schema";
import type { Settings } from "./settings";

export type Comparison = { scenario: Scenario; seed: number; before: Settings; after: Settings };

/** What a query asks to run; or each value that is at fault, by the name of its field. */
export function comparisonOf({
  flat,
  layers,
  problems,
}: SimulatorQuery): { kind: "ok"; asked: Comparison } | { kind: "wrong"; problems: FieldError[] } {
  const nested = {
    scenario: nestedScenario(flat),
    seed: nestedSeed(flat),
    before: nestedSide(flat, "before", layers),
    after: nestedSide(flat, "after", layers),
  };
  const { success, data, error } = comparisonSchema.safeParse(nested);
  if (success && problems.length === 0)
    return { kind: "ok", asked: { ...data, scenario: scenarioOf(data.scenario) } };
  const found = error === undefined ? [] : formErrors(error.issues, nested);
  return {
    kind: "wrong",
    problems: [
      ...problems,
      ...found.map(({ path, message }) => ({ path: fieldOf(path, flat), message })),
    ],
  };
}

const SCENARIO_FIELDS: Readonly<Record<string, string>> = {
  kind: "scenario",
  startMs: "startS",
  faultMs: "faultS",
  runMs: "runS",
};

/** How the form calls what a schema calls `path`: "after.layers.0.attempts" is "after.1.attempts". */
function fieldOf(path: string, flat: Record<string, string>): string {
  const scenario = /^scenario\.(\w+)$/.exec(path)?.[1];
  if (scenario !== undefined) return SCENARIO_FIELDS[scenario] ?? scenario;
  const name = path.replace(/\.layers\.(\d)\./, (_, layer) => `.${Number(layer) + 1}.`);
  const consecutive = name.replace(/threshold$/, "kind");
  return flat[consecutive] === "consecutive" ? name.replace(/threshold$/, "failures") : name;
}
