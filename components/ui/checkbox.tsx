"use client";

import { useId, type ComponentProps, type ReactNode } from "react";
import { cx } from "./class-names";
import { FieldError } from "./field";
import { useFieldErrors, useSubmittedValues } from "./form-context";

type Props = Omit<ComponentProps<"input">, "type" | "children"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** One of several of a field: the group says what is wrong with it. */ grouped?: boolean;
};

export function Checkbox({
  name,
  label,
  hint,
  value = "on",
  defaultChecked,
  className,
  grouped = false,
  ...rest
}: Props) {
  const id = useId();
  const found = useFieldErrors(name);
  const errors = grouped ? [] : found;
  const submitted = useSubmittedValues(name);
  const checked =
    rest.checked === undefined
      ? { defaultChecked: submitted ? submitted.includes(String(value)) : defaultChecked }
      : {};
  return (
    <div className={cx("grid grid-cols-[auto_1fr] gap-x-2.5", className)}>
      <input
        id={id}
        type="checkbox"
        name={name}
        value={value}
        {...rest}
        {...checked}
        className="mt-[3px] size-4 accent-accent"
        aria-invalid={found.length > 0 || undefined}
        aria-describedby={
          cx(hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`) || undefined
        }
      />
      <label htmlFor={id} dir="auto" className="text-sm">
        {label}
      </label>
      <div className="col-start-2">
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        )}
        <FieldError id={`${id}-error`} messages={errors} />
      </div>
    </div>
  );
}
