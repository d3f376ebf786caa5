"use client";

import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { flushSync } from "react-dom";
import type { ButtonLook } from "./button-style";
import { DialogActions, DialogButton, DialogClose, useDialog } from "./dialog";
import { HandledForm, type FormAction } from "./form";
import { FormMessage } from "./form-message";
import { SubmitButton } from "./submit-button";
import { useFormAction, type FormHandle } from "./use-form-action";

type Props = ButtonLook & {
  label: ReactNode;
  title: string;
  description?: ReactNode;
  action: FormAction;
  fields: Record<string, string | number>;
  submit: string;
  danger?: boolean;
  wide?: boolean;
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
  wide = false,
  children,
  extra,
  ...look
}: Props) {
  const handle = useFormAction(action);
  const [opened, setOpened] = useState(0);
  const typed = useRef(false);
  // At once: the dialog is about to give the focus to what is in it.
  const begin = () => !typed.current && flushSync(() => setOpened((count) => count + 1));
  return (
    <>
      <DialogButton
        label={label}
        title={title}
        description={description}
        wide={wide}
        onOpen={begin}
        {...look}
      >
        <HandledForm handle={handle} label={title} resetOnOk className="grid gap-4">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <CloseWhenDone state={handle.state} typedRef={typed} />
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
        </HandledForm>
      </DialogButton>
      {/* Without JavaScript the page comes back with the dialog closed. */}
      {handle.submitted && (
        <FormMessage
          state={handle.state}
          listed={handle.state.status === "error" ? handle.state.fieldErrors : []}
        />
      )}
    </>
  );
}

function CloseWhenDone({
  state,
  typedRef,
}: {
  state: FormHandle["state"];
  typedRef: RefObject<boolean>;
}) {
  const { close } = useDialog();
  useEffect(() => {
    if (state.status !== "ok") return;
    typedRef.current = false;
    close();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer, not for each rendering
  }, [state]);
  return null;
}
