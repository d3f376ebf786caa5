"use client";

import { useId, type ReactNode } from "react";
import { cx } from "./class-names";
import { FieldError } from "./field";
import { useFieldErrors, useSubmittedValue } from "./form-context";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type GroupProps = {
  name: string;
  legend: ReactNode;
  options: Choice[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
  hint?: ReactNode;
  legendHidden?: boolean;
  className?: string;
};

/** One of several, each on its own line with room for an explanation. */
export function RadioGroup(props: GroupProps) {
  return (
    <ChoiceGroup
      {...props}
      listClassName="grid gap-2"
      item={(choice, input) => (
        <label
          key={choice.value}
          className="grid cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 rounded-sm border border-line-strong px-3 py-2.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-60"
        >
          {input("mt-[3px] size-4 accent-accent focus-visible:outline-none")}
          <span className="text-sm font-medium">{choice.label}</span>
          {choice.hint && <span className="col-start-2 text-xs text-muted">{choice.hint}</span>}
        </label>
      )}
    />
  );
}

/** One of a few short ones, side by side. */
export function SegmentedControl(props: GroupProps) {
  return (
    <ChoiceGroup
      {...props}
      listClassName="inline-flex w-fit max-w-full flex-wrap gap-0.5 rounded-sm border border-line bg-sunken p-0.5"
      item={(choice, input) => (
        <label
          key={choice.value}
          className="relative flex h-7 cursor-pointer items-center rounded-[5px] border border-transparent px-2.5 text-sm text-muted hover:text-ink has-checked:border-line-strong has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed pointer-coarse:h-9"
        >
          {input(
            "absolute inset-0 size-full cursor-pointer appearance-none focus-visible:outline-none",
          )}
          {choice.label}
        </label>
      )}
    />
  );
}

type ListProps = GroupProps & {
  listClassName: string;
  item: (choice: Choice, input: (className: string) => ReactNode) => ReactNode;
};

function ChoiceGroup({
  name,
  legend,
  options,
  defaultValue,
  value,
  onChange,
  hint,
  legendHidden = false,
  className,
  listClassName,
  item,
}: ListProps) {
  const id = useId();
  const errors = useFieldErrors(name);
  const initial = useSubmittedValue(name) ?? defaultValue;
  const input = (choice: Choice) => (look: string) => (
    <input
      type="radio"
      name={name}
      value={choice.value}
      disabled={choice.disabled}
      className={look}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- of one radio ARIA 1.2 advises against it; it is read out, and the forms find by it what is wrong
      aria-invalid={errors.length > 0 || undefined}
      onChange={() => onChange?.(choice.value)}
      {...(value === undefined
        ? { defaultChecked: choice.value === initial }
        : { checked: choice.value === value })}
    />
  );
  return (
    <fieldset
      className={cx("grid min-w-0 gap-1.5", className)}
      aria-describedby={
        cx(hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`) || undefined
      }
    >
      <legend className={legendHidden ? "sr-only" : "mb-1.5 text-sm font-medium"}>{legend}</legend>
      <div className={listClassName}>{options.map((choice) => item(choice, input(choice)))}</div>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} messages={errors} />
    </fieldset>
  );
}
