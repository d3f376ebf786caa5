"use client";

import type { ReactNode } from "react";
import type { ButtonLook } from "./button-style";
import { DialogActions, DialogClose } from "./dialog";
import { DialogFormPanel, dialogName } from "./dialog-form-panel";
import { DialogOpener } from "./dialog-opener";
import type { FormAction } from "./form";
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
export function ConfirmButton({
  label,
  title,
  description,
  confirmLabel,
  pendingLabel = "Working…",
  action,
  fields = {},
  danger = true,
  ...look
}: Props) {
  return (
    <DialogOpener label={label} name={dialogName(confirmLabel, fields)} {...look}>
      <DialogFormPanel title={title} description={description} action={action} fields={fields}>
        <DialogActions>
          <DialogClose />
          <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={pendingLabel}>
            {confirmLabel}
          </SubmitButton>
        </DialogActions>
      </DialogFormPanel>
    </DialogOpener>
  );
}
