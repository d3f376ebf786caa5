"use client";

import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { CONTROL } from "./control-style";
import { useControl } from "./field";
import { useSubmittedValue } from "./form-context";

type Props = ComponentProps<"input"> & { mono?: boolean; unit?: string };

/** `mono` is for figures and queries; `unit` stands inside at the right. */
export function Input({ mono = false, unit, className, ...own }: Props) {
  const { defaultValue, ...props } = useControl(own);
  const submitted = useSubmittedValue(props.name ?? "");
  const value =
    props.value === undefined
      ? { defaultValue: props.type === "password" ? undefined : (submitted ?? defaultValue) }
      : {};
  const input = (
    <input
      dir={props.type === undefined || props.type === "search" ? "auto" : undefined}
      {...props}
      {...value}
      className={cx(
        CONTROL,
        "h-8 pointer-coarse:h-10",
        mono && "figure",
        unit && "pr-12",
        className,
      )}
    />
  );
  if (!unit) return input;
  return (
    <span className="relative block">
      {input}
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-xs text-muted"
      >
        {unit}
      </span>
    </span>
  );
}
