import type { Flat } from "@/lib/reliability/simulate/flat";
import { MOST_LAYERS } from "@/lib/reliability/simulate/query";
import { SCENARIO_KINDS, type ScenarioKind } from "@/lib/reliability/simulate/scenario";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { DecimalInput } from "./decimal-input";

const KIND_WORDS: Readonly<Record<ScenarioKind, string>> = {
  steady: "Nothing fails",
  down: "Dependency down",
  slow: "Dependency slow",
  errors: "Some calls fail",
  blip: "Blip",
  overload: "Overload",
  "retry-storm": "Stall and retry storm",
};

const FACTORS: Partial<Record<ScenarioKind, { name: string; label: string; unit?: string }>> = {
  slow: { name: "slowFactor", label: "Slowdown factor" },
  errors: { name: "errorShare", label: "Error ratio" },
  overload: { name: "rateFactor", label: "Traffic factor" },
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
      <Field name="scenario" label="What goes wrong" className="col-span-2">
        <Select
          options={SCENARIO_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
          defaultValue={flat.scenario}
        />
      </Field>
      {factor && <Figure {...factor} flat={flat} />}
      {kind !== "steady" && (
        <>
          <Figure name="startS" label="Starts after" unit="s" flat={flat} />
          <Figure name="faultS" label="Lasts" unit="s" flat={flat} />
        </>
      )}
      <Figure name="runS" label="Run length" unit="s" flat={flat} />
      <Figure name="seed" label="Random seed" flat={flat} />
      <Field name="layers" label="Layers of callers">
        <Select options={LAYERS} defaultValue={flat.layers} />
      </Field>
    </div>
  );
}

type FigureProps = { name: string; label: string; unit?: string; flat: Flat };

const Figure = ({ name, label, unit, flat }: FigureProps) => (
  <Field name={name} label={label}>
    <DecimalInput value={flat[name]} unit={unit} />
  </Field>
);
