import type { ReactNode } from "react";
import type { ButtonLook } from "./button-style";
import { DialogForm } from "./dialog-form";
import type { FormAction } from "./form";

type Props = ButtonLook & {
  label: ReactNode;
  /** Names the thing: "Archive checkout?" */
  title: string;
  /** What happens then, and whether it can be undone. */
  description: ReactNode;
  confirmLabel: string;
  pendingLabel?: string;
  action: FormAction;
  /** As that of a `DialogForm`. */
  name?: string;
  /** Sent along, such as the id of the thing. */
  fields?: Record<string, string>;
  danger?: boolean;
};

/** A step that asks once. */
export const ConfirmButton = ({
  confirmLabel,
  pendingLabel = "Working…",
  fields = {},
  danger = true,
  ...rest
}: Props) => (
  <DialogForm
    submit={confirmLabel}
    pendingLabel={pendingLabel}
    fields={fields}
    danger={danger}
    {...rest}
  />
);
