"use client";

import { startTransition, useActionState, useEffect, useRef, useState, type ReactNode, type SubmitEvent } from "react";
import { IDLE, type ActionState, type FieldError } from "@/lib/form/action-state";
import { FormContext } from "./form-context";
import { FormMessage } from "./form-message";

export type FormAction = (previous: ActionState, data: FormData) => Promise<ActionState>;

type Props = {
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** Names the form for assistive technology. */
  label?: string;
  /** Clears what was typed after a success; otherwise the form stays as it is. */
  resetOnOk?: boolean;
};

export function Form({ action, children, className, label, resetOnOk = false }: Props) {
  const [state, dispatch, pending] = useActionState(action, IDLE);
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState<string[]>([]);

  useEffect(() => {
    if (state.status === "error") focusFirstWrong(form.current, state.fieldErrors);
    if (state.status === "ok" && resetOnOk) form.current?.reset();
  }, [state, resetOnOk]);

  // Sent by hand, because a form action resets every field as soon as the answer is there.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    setShown(controls(event.currentTarget).map((control) => control.name));
    startTransition(() => dispatch(data));
  };

  // Without JavaScript nothing is known of the page, and all errors are listed.
  const unplaced = state.status === "error" ? state.fieldErrors.filter((error) => !shown.includes(error.path)) : [];
  const kept = state.status === "idle" ? {} : (state.values ?? {});
  return (
    <form ref={form} action={dispatch} onSubmit={submit} noValidate aria-label={label} aria-busy={pending} className={className ?? "grid gap-5"}>
      <FormContext value={{ state, pending, kept }}>
        <FormMessage state={state} listed={unplaced} />
        {children}
      </FormContext>
    </form>
  );
}

function focusFirstWrong(form: HTMLFormElement | null, errors: FieldError[]): void {
  if (!form) return;
  const wrong = errors.map((error) => error.path);
  const first = controls(form).find((control) => wrong.includes(control.name));
  (first ?? form.querySelector<HTMLElement>("[data-form-message]"))?.focus();
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>("input:not([type=hidden]), select, textarea")];
}
