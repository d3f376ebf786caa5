"use client";

import { startTransition, useActionState, useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
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
  const unplaced = useUnplacedErrors(state, form);

  useEffect(() => {
    if (state.status === "error") focusFirstWrong(form.current, state.fieldErrors);
    if (state.status === "ok" && resetOnOk) form.current?.reset();
  }, [state, resetOnOk]);

  // Sent by hand, because a form action resets every field as soon as the answer is there.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => dispatch(data));
  };

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

/** Errors that no field of the form shows; without JavaScript all of them, as nothing can be known of the page. */
function useUnplacedErrors(state: ActionState, form: { current: HTMLFormElement | null }): FieldError[] {
  const [unplaced, setUnplaced] = useState<{ of: ActionState; errors: FieldError[] } | null>(null);
  useEffect(() => {
    if (state.status !== "error") return;
    const errors = state.fieldErrors.filter((error) => controlsNamed(form.current, [error.path]).length === 0);
    setUnplaced({ of: state, errors });
  }, [state, form]);
  if (state.status !== "error") return [];
  return unplaced?.of === state ? unplaced.errors : state.fieldErrors;
}

function focusFirstWrong(form: HTMLFormElement | null, errors: FieldError[]): void {
  const first = controlsNamed(form, errors.map((error) => error.path))[0];
  const target = first ?? form?.querySelector<HTMLElement>("[data-form-message]");
  target?.focus();
}

function controlsNamed(form: HTMLFormElement | null, names: string[]): HTMLElement[] {
  return [...(form?.elements ?? [])].filter((element): element is HTMLInputElement =>
    "name" in element && names.includes(String(element.name)) && element instanceof HTMLElement && element.getAttribute("type") !== "hidden");
}
