"use client";

import type { ReactNode } from "react";
import type { ButtonLook } from "./button-style";
import { DialogActions, DialogButton, DialogClose } from "./dialog";
import { Form, type FormAction } from "./form";
import { SubmitButton } from "./submit-button";

type Props = ButtonLook & {
  label: ReactNode;
  /** Names the thing: "Archive checkout?" */
  title: string;
  /** What happens then, and whether it can be undone. */
  description: ReactNode;
  confirmLabel: string;
  pendingLabel?: string;
  action: FormAction;
  /** Sent along, such as the id of the thing. */
  fields?: Record<string, string>;
  danger?: boolean;
};

/** A step that asks once. */
export function ConfirmButton({ label, title, description, confirmLabel, pendingLabel = "Working…", action, fields = {}, danger = true, ...look }: Props) {
  return (
    <DialogButton label={label} title={title} description={description} {...look}>
      <Form action={action} className="grid gap-4">
        {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <DialogActions>
          <DialogClose />
          <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={pendingLabel}>{confirmLabel}</SubmitButton>
        </DialogActions>
      </Form>
    </DialogButton>
  );
}
