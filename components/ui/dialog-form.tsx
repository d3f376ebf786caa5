"use client";

import { useRef, useState, type ReactNode } from "react";
import type { ButtonLook } from "./button-style";
import { DialogActions, DialogClose } from "./dialog";
import { DialogFormPanel, dialogName, type HiddenFields } from "./dialog-form-panel";
import { DialogOpener } from "./dialog-opener";
import type { PanelProps } from "./dialog-panel";
import type { FormAction } from "./form";
import { SubmitButton } from "./submit-button";

type Props = ButtonLook &
  PanelProps & {
    label: ReactNode;
    action: FormAction;
    fields: HiddenFields;
    submit: string;
    danger?: boolean;
    children: ReactNode;
    extra?: ReactNode;
  };

/**
 * A form in a dialog that closes once it has been saved. Each time it is opened its fields begin
 * with what the page says by then, unless something was typed into them before. `extra` stands left
 * of its buttons.
 */
export function DialogForm({
  label,
  title,
  description,
  action,
  fields,
  submit,
  danger = false,
  wide,
  children,
  extra,
  ...look
}: Props) {
  const [opened, setOpened] = useState(0);
  const typed = useRef(false);
  const begin = () => {
    if (!typed.current) setOpened((count) => count + 1);
  };
  return (
    <DialogOpener label={label} name={dialogName(submit, fields)} onOpen={begin} {...look}>
      <DialogFormPanel
        title={title}
        description={description}
        wide={wide}
        action={action}
        fields={fields}
        onSaved={() => {
          typed.current = false;
        }}
      >
        <div
          key={opened}
          className="contents"
          onInput={() => {
            typed.current = true;
          }}
        >
          {children}
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span>{extra}</span>
          <DialogActions>
            <DialogClose />
            <SubmitButton variant={danger ? "danger" : "primary"}>{submit}</SubmitButton>
          </DialogActions>
        </div>
      </DialogFormPanel>
    </DialogOpener>
  );
}
