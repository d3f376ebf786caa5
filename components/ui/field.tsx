"use client";

import { createContext, useContext, useId, type AriaAttributes, type ReactNode } from "react";
import { cx } from "./class-names";
import { useFieldErrors } from "./form-context";

type FieldScope = {
  name: string;
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

const FieldContext = createContext<FieldScope | null>(null);

type Props = {
  /** Also the path under which the server reports errors of this field. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  /** A message found in the browser; the server's own messages are added by the form. */
  error?: string | undefined;
  /** Stands at the end of the label's line, for an info tip or a unit. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

export function Field({
  name,
  label,
  hint,
  required = false,
  error,
  aside,
  className,
  children,
}: Props) {
  const id = useId();
  const fromServer = useFieldErrors(name);
  const messages = error === undefined ? fromServer : [error, ...fromServer];
  const described = [hint ? `${id}-hint` : null, messages.length > 0 ? `${id}-error` : null]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={cx("grid content-start gap-1.5", className)}>
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
          {required && <span className="font-normal text-faint"> required</span>}
        </label>
        {aside}
      </div>
      <FieldContext
        value={{
          name,
          id,
          describedBy: described || undefined,
          invalid: messages.length > 0,
          required,
        }}
      >
        {children}
      </FieldContext>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} messages={messages} />
    </div>
  );
}

export function FieldError({ id, messages }: { id: string; messages: string[] }) {
  if (messages.length === 0) return null;
  return (
    <p id={id} className="text-xs font-medium text-exhausted">
      {messages.join(" ")}
    </p>
  );
}

type ControlProps = {
  id?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: AriaAttributes["aria-invalid"];
};

/** What a control takes from the field around it; its own props win. */
export function useControl<P extends ControlProps>(props: P) {
  const field = useContext(FieldContext);
  return {
    ...props,
    id: props.id ?? field?.id,
    name: props.name ?? field?.name,
    required: props.required ?? field?.required,
    "aria-describedby":
      [props["aria-describedby"], field?.describedBy].filter(Boolean).join(" ") || undefined,
    "aria-invalid": props["aria-invalid"] ?? (field?.invalid ? (true as const) : undefined),
  };
}
