"use client";

import { HiddenFields, type Hidden } from "./hidden-fields";
import { useLayoutEffect, useState, type ReactNode } from "react";
import type { ActionState } from "@/lib/form/action-state";
import { pageContext } from "../markup/page-context";
import { DialogActions, DialogClose } from "./dialog";
import { DialogPanel, type PanelProps } from "./dialog-panel";
import { closeDialog, useDialog } from "./dialog-scope";
import { HandledForm, type FormAction } from "./form";
import { SubmitButton } from "./submit-button";
import { useFormAction } from "./use-form-action";

export type FormPanelProps = PanelProps & {
  action: FormAction;
  fields: Hidden;
  submit: string;
  pendingLabel?: string | undefined;
  danger?: boolean;
  /** Left of its buttons. */
  extra?: ReactNode;
  children?: ReactNode;
};

/**
 * A dialog with a form, which closes once that has been saved. Each time it is opened its fields
 * begin with what the page says by then, unless something was typed into them before.
 */
export function DialogFormPanel({
  action,
  fields,
  submit,
  pendingLabel,
  danger = false,
  extra,
  children,
  ...panel
}: FormPanelProps) {
  const handle = useFormAction(action);
  const { opened } = useDialog();
  const [isTyped, setTyped] = useState(false);
  const [begun, setBegun] = useState(opened);
  if (begun !== opened && !isTyped) setBegun(opened);
  return (
    <DialogPanel
      {...panel}
      isDone={handle.state.status === "ok" || (handle.state.status === "idle" && isAnswerToForm())}
    >
      <HandledForm handle={handle} label={panel.title} resetOnOk className="grid gap-4">
        <HiddenFields fields={fields} />
        <CloseWhenDone state={handle.state} onDone={() => setTyped(false)} />
        <div key={begun} className="contents" onInput={() => setTyped(true)}>
          {children}
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span>{extra}</span>
          <DialogActions>
            <DialogClose />
            <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={pendingLabel}>
              {submit}
            </SubmitButton>
          </DialogActions>
        </div>
      </HandledForm>
    </DialogPanel>
  );
}

/** The page answers a form that was sent without a script: this one, or another of the page. */
const isAnswerToForm = (): boolean =>
  typeof window === "undefined" && pageContext()?.isAnswer === true;

/** With the page that shows what was saved: a key pressed at once is for that page. */
function CloseWhenDone({ state, onDone }: { state: ActionState; onDone: () => void }) {
  const { id } = useDialog();
  useLayoutEffect(() => {
    if (state.status !== "ok") return;
    onDone();
    closeDialog(id);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer, not for each rendering
  }, [state]);
  return null;
}
