"use client";

import { useId, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { useFieldErrors, useSubmittedValues } from "@/components/ui/form-context";
import { Select, type OptionGroup } from "@/components/ui/select";
import { targetLabel } from "./target-options";

const MOST = 20;

type Props = {
  name: string;
  legend: string;
  hint?: string;
  groups: OptionGroup[];
  chosen: readonly string[];
  /** Stands where there is no JavaScript already. */
  withoutScript?: boolean;
};

/** One choice for each target, and a blank one for the next. */
export function TargetsFields({
  name,
  legend,
  hint,
  groups,
  chosen,
  withoutScript = false,
}: Props) {
  const id = useId();
  const errors = useFieldErrors(name);
  const initial = useSubmittedValues(name)?.filter((value) => value !== "") ?? chosen;
  const [values, setValues] = useState([...initial, ""].slice(0, MOST));
  const choose = (place: number, value: string) => {
    const next = values.map((old, index) => (index === place ? value : old));
    setValues(next.at(-1) === "" || next.length === MOST ? next : [...next, ""]);
  };
  const select = { name, groups, invalid: errors.length > 0 };
  return (
    <fieldset
      className="grid min-w-0 gap-2"
      aria-describedby={cx(hint && `${id}-hint`, errors.length > 0 && `${id}-error`) || undefined}
    >
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {values.map((value, place) => (
        <TargetSelect
          key={place}
          {...select}
          label={`${legend}, ${place + 1}`}
          value={value}
          onChange={(chosenNow) => choose(place, chosenNow)}
        />
      ))}
      {!withoutScript && (
        <noscript>
          <TargetSelect {...select} label={`${legend}, ${values.length + 1}`} value="" />
        </noscript>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} messages={errors} />
    </fieldset>
  );
}

type SelectProps = {
  name: string;
  label: string;
  groups: OptionGroup[];
  invalid: boolean;
  value: string;
  onChange?: (value: string) => void;
};

function TargetSelect({ name, label, groups, invalid, value, onChange }: SelectProps) {
  const known = groups.some(({ options }) => options.some((option) => option.value === value));
  return (
    <Select
      name={name}
      aria-label={label}
      aria-invalid={invalid || undefined}
      placeholder="Choose who is notified"
      options={value === "" || known ? [] : [{ value, label: targetLabel(value, groups) }]}
      groups={groups}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
