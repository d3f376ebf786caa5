"use client";

import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { CONTROL } from "./control-style";
import { useControl } from "./field";
import { useSubmittedValue } from "./form-context";

export function Textarea({
  mono = false,
  className,
  rows = 3,
  ...own
}: ComponentProps<"textarea"> & { mono?: boolean }) {
  const { defaultValue, ...props } = useControl(own);
  const submitted = useSubmittedValue(props.name ?? "");
  const value = props.value === undefined ? { defaultValue: submitted ?? defaultValue } : {};
  return (
    <textarea
      dir={mono ? undefined : "auto"}
      rows={rows}
      spellCheck={!mono}
      {...props}
      {...value}
      className={cx(CONTROL, "py-1.5", mono && "figure", className)}
    />
  );
}
