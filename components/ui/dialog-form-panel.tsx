"use client";

import { useEffect, type ReactNode } from "react";
import type { ActionState } from "@/lib/form/action-state";
import { useDialog } from "./dialog-opener";
import { DialogPanel, type PanelProps } from "./dialog-panel";
import { HandledForm, type FormAction } from "./form";
import { useFormAction } from "./use-form-action";

/** Sent along, such as the id of a thing. */
export type HiddenFields = Readonly<Record<string, string | number>>;

type Props = PanelProps & {
  action: FormAction;
  fields: HiddenFields;
  onSaved?: () => void;
  children: ReactNode;
};

/** A dialog with a form, which closes once that has been saved. */
export function DialogFormPanel({ action, fields, onSaved, children, ...panel }: Props) {
  const handle = useFormAction(action);
  return (
    <DialogPanel {...panel} isDone={handle.state.status === "ok"}>
      <HandledForm handle={handle} label={panel.title} resetOnOk className="grid gap-4">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <CloseWhenDone state={handle.state} onSaved={onSaved} />
        {children}
      </HandledForm>
    </DialogPanel>
  );
}

/** By which the address asks for it: what its button does, and to what. */
export const dialogName = (submit: string, fields: HiddenFields): string =>
  [submit, ...Object.values(fields)].join(" ");

function CloseWhenDone({
  state,
  onSaved,
}: {
  state: ActionState;
  onSaved: (() => void) | undefined;
}) {
  const { close } = useDialog();
  useEffect(() => {
    if (state.status !== "ok") return;
    onSaved?.();
    close();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer, not for each rendering
  }, [state]);
  return null;
}
