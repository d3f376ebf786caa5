"use client";

import { useEffect, type ReactNode } from "react";
import type { ActionState } from "@/lib/form/action-state";
import type { ButtonLook } from "./button-style";
import { DialogActions, DialogButton, DialogClose, useDialog } from "./dialog";
import { HandledForm, type FormAction } from "./form";
import { FormMessage } from "./form-message";
import { SubmitButton } from "./submit-button";
import { useFormAction } from "./use-form-action";

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
  const handle = useFormAction(action);
  return (
    <>
      <DialogButton label={label} title={title} description={description} {...look}>
        <HandledForm handle={handle} className="grid gap-4">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <CloseWhenDone state={handle.state} />
          <DialogActions>
            <DialogClose />
            <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={pendingLabel}>
              {confirmLabel}
            </SubmitButton>
          </DialogActions>
        </HandledForm>
      </DialogButton>
      {/* Without JavaScript the page comes back with the dialog closed. */}
      {handle.submitted && <FormMessage state={handle.state} listed={[]} />}
    </>
  );
}

function CloseWhenDone({ state }: { state: ActionState }) {
  const { close } = useDialog();
  useEffect(() => {
    if (state.status === "ok") close();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer, not for each rendering
  }, [state]);
  return null;
}
