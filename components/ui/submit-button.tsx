"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { buttonStyle, type ButtonLook } from "./button-style";
import { useFormScope } from "./form-context";

type Props = Omit<ComponentProps<"button">, "type"> & ButtonLook & { pendingLabel?: string };

/** Stays focusable while pending, so that focus is not lost; a second press does nothing. */
export function SubmitButton({ variant = "primary", size, className, children, pendingLabel = "Saving…", ...rest }: Props) {
  const { pending: formPending } = useFormScope();
  const pending = useFormStatus().pending || formPending;
  return (
    <button type="submit" aria-disabled={pending || undefined} className={buttonStyle({ variant, size, className })} {...rest}>
      {pending ? pendingLabel : children}
    </button>
  );
}
