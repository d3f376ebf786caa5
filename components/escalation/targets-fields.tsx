"use client";

import { useId, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { CONTROL } from "@/components/ui/control-style";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useFieldErrors, useSubmittedValues } from "@/components/ui/form-context";
import { targetLabel, type TargetGroup } from "./target-options";

const MOST = 20;

type Props = {
  name: string;
  legend: string;
  hint?: string;
  groups: TargetGroup[];
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
  groups: TargetGroup[];
  invalid: boolean;
  value: string;
  onChange?: (value: string) => void;
};

function TargetSelect({ name, label, groups, invalid, value, onChange }: SelectProps) {
  const known = groups.some(({ options }) => options.some((option) => option.value === value));
  return (
    <span className="relative block">
      <select
        name={name}
        aria-label={label}
        aria-invalid={invalid || undefined}
        className={cx(CONTROL, "h-8 appearance-none pr-8 pointer-coarse:h-10")}
        {...(onChange
          ? { value, onChange: (event) => onChange(event.target.value) }
          : { defaultValue: value })}
      >
        <option value="">Choose who is notified</option>
        {value !== "" && !known && <option value={value}>{targetLabel(value, groups)}</option>}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <Icon
        name="chevron-down"
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
