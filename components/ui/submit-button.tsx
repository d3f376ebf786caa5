"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { buttonStyle, type ButtonLook } from "./button-style";
import { useFormScope } from "./form-context";

type Props = Omit<ComponentProps<"button">, "type"> &
  ButtonLook & { pendingLabel?: string | undefined };

/**
 * Stays focusable while pending, so that focus is not lost; a second press does nothing. What takes
 * away does not say that it saves.
 */
export function SubmitButton({
  variant = "primary",
  size,
  className,
  children,
  pendingLabel = variant === "danger" ? "Working…" : "Saving…",
  ...rest
}: Props) {
  const { pending: formPending } = useFormScope();
  const pending = useFormStatus().pending || formPending;
  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      className={buttonStyle({ variant, size, className })}
      {...rest}
    >
      {pending ? pendingLabel : children}
    </button>
  );
}
