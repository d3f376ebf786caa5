"use client";

import { useId } from "react";
import { Checkbox } from "./checkbox";
import { FieldError } from "./field";
import { useFieldErrors, useSubmittedValues } from "./form-context";

type Props = {
  name: string;
  legend: string;
  options: { value: string; label: string }[];
  chosen: readonly string[];
};

/** Several ticks of one field; what is wrong with it is said once, under all of them. */
export function CheckboxGroup({ name, legend, options, chosen }: Props) {
  const id = useId();
  const errors = useFieldErrors(name);
  const ticked = useSubmittedValues(name) ?? chosen;
  return (
    <fieldset
      className="grid gap-2"
      aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
    >
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="grid max-h-56 gap-1.5 overflow-y-auto rounded-sm border border-line px-3 py-2.5 sm:grid-cols-2">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            grouped
            name={name}
            value={value}
            label={label}
            defaultChecked={ticked.includes(value)}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`} messages={errors} />
    </fieldset>
  );
}
