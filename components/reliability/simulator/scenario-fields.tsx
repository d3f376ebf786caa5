import type { Flat } from "@/lib/reliability/simulate/flat";
import { MOST_LAYERS } from "@/lib/reliability/simulate/settings";
import { SCENARIO_KINDS, type ScenarioKind } from "@/lib/reliability/simulate/scenario";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { DecimalInput } from "./decimal-input";
import { SCENARIO_LABELS } from "./scenario-labels";

const KIND_WORDS: Readonly<Record<ScenarioKind, string>> = {
  steady: "Nothing fails",
  down: "Dependency down",
  slow: "Dependency slow",
  errors: "Some calls fail",
  blip: "Blip",
  overload: "Overload",
  "retry-storm": "Stall and retry storm",
};

type Figured = Exclude<keyof typeof SCENARIO_LABELS, "scenario" | "layers">;

const FACTORS: Partial<Record<ScenarioKind, Figured>> = {
  slow: "slowFactor",
  errors: "errorShare",
  overload: "rateFactor",
};

const LAYERS = Array.from({ length: MOST_LAYERS }, (_, index) => ({
  value: String(index + 1),
  label: String(index + 1),
}));

/** What goes wrong, for how long, and how many layers of callers stand before it. */
export function ScenarioFields({ flat }: { flat: Flat }) {
  const kind = SCENARIO_KINDS.find((known) => known === flat.scenario);
  const factor = kind && FACTORS[kind];
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field name="scenario" label={SCENARIO_LABELS.scenario} className="col-span-2">
        <Select
          options={SCENARIO_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
          defaultValue={flat.scenario}
        />
      </Field>
      {factor && <Figure name={factor} flat={flat} />}
      {kind !== "steady" && (
        <>
          <Figure name="startS" unit="s" flat={flat} />
          <Figure name="faultS" unit="s" flat={flat} />
        </>
      )}
      <Figure name="runS" unit="s" flat={flat} />
      <Figure name="seed" flat={flat} />
      <Field name="layers" label={SCENARIO_LABELS.layers}>
        <Select options={LAYERS} defaultValue={flat.layers} />
      </Field>
    </div>
  );
}

type FigureProps = { name: Figured; unit?: string; flat: Flat };

const Figure = ({ name, unit, flat }: FigureProps) => (
  <Field name={name} label={SCENARIO_LABELS[name]}>
    <DecimalInput value={flat[name]} unit={unit} />
  </Field>
);
