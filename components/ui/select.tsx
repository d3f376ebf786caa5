"use client";

import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { CONTROL } from "./control-style";
import { useControl } from "./field";
import { useSubmittedValue } from "./form-context";
import { Icon } from "./icon";

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { label: string; options: Option[] };

type Props = ComponentProps<"select"> & {
  options?: Option[];
  /** Stand below the options. */
  groups?: OptionGroup[];
  placeholder?: string;
};

export function Select({ options = [], groups = [], placeholder, className, ...own }: Props) {
  const { defaultValue, ...props } = useControl(own);
  const submitted = useSubmittedValue(props.name ?? "");
  const value = props.value === undefined ? { defaultValue: submitted ?? defaultValue ?? "" } : {};
  return (
    <span className="relative block">
      <select
        {...props}
        {...value}
        className={cx(CONTROL, "h-8 appearance-none pr-8 pointer-coarse:h-10", className)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        <Options options={options} />
        {groups.map(({ label, options: grouped }) => (
          <optgroup key={label} label={label}>
            <Options options={grouped} />
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

const Options = ({ options }: { options: Option[] }) =>
  options.map(({ value, label, disabled }) => (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  ));
