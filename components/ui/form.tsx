"use client";

import {
  startTransition,
  useEffect,
  useRef,
  useState,
  type ReactNode,
  type SubmitEvent,
  type SyntheticEvent,
} from "react";
import type { ActionState, FieldError } from "@/lib/form/action-state";
import { FormContext, NO_EDITS } from "./form-context";
import { FormMessage } from "./form-message";
import { useFormAction, type FormAction, type FormHandle } from "./use-form-action";

export type { FormAction };

type Props = {
  children: ReactNode;
  className?: string;
  /** For buttons that stand elsewhere, each of which sends something of its own. */
  id?: string;
  /** Names the form for assistive technology. */
  label?: string;
  /** Clears what was typed after a success; otherwise the form stays as it is. */
  resetOnOk?: boolean;
};

export function Form({ action, ...props }: Props & { action: FormAction }) {
  return <HandledForm handle={useFormAction(action)} {...props} />;
}

/** For a form whose answer is also shown outside it. */
export function HandledForm({
  handle: { state, pending, send, post, submitted },
  children,
  className,
  id,
  label,
  resetOnOk = false,
}: Props & { handle: FormHandle }) {
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef<FormData>(null);
  const [shown, setShown] = useState<string[]>([]);
  const { edited, noteEdit } = useEdited(state);

  useEffect(() => {
    if (state.status === "error") focusFirstWrong(form.current, state.fieldErrors);
    if (state.status === "ok" && resetOnOk) clearSent(form.current, sent.current);
  }, [state, resetOnOk]);

  // Sent by hand, because a form action resets every field as soon as the answer is there.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    if (pending && (id === undefined || isSame(data, sent.current))) return;
    sent.current = data;
    setShown(controls(event.currentTarget).map((control) => control.name));
    startTransition(() => send(data));
  };

  // Without JavaScript nothing is known of the page, and all errors are listed.
  const unplaced =
    state.status === "error"
      ? state.fieldErrors.filter((error) => !shown.includes(error.path))
      : [];
  return (
    <form
      ref={form}
      id={id}
      action={post}
      onSubmit={submit}
      onInput={noteEdit}
      noValidate
      aria-label={label}
      aria-busy={pending}
      className={className ?? "grid gap-5"}
    >
      <FormContext value={{ state, pending, submitted, edited }}>
        <FormMessage state={state} listed={unplaced} />
        {children}
      </FormContext>
    </form>
  );
}

const isSame = (one: FormData, other: FormData | null): boolean =>
  other !== null && JSON.stringify([...one]) === JSON.stringify([...other]);

/** The fields that have errors and were changed since the form's last answer. */
function useEdited(state: ActionState): {
  edited: ReadonlySet<string>;
  noteEdit: (event: SyntheticEvent) => void;
} {
  const [noted, setNoted] = useState({ state, edited: NO_EDITS });
  const edited = noted.state === state ? noted.edited : NO_EDITS;
  const noteEdit = ({ target }: SyntheticEvent) => {
    const name = target instanceof HTMLElement ? target.getAttribute("name") : null;
    if (
      name === null ||
      state.status !== "error" ||
      edited.has(name) ||
      !state.fieldErrors.some(({ path }) => path === name)
    )
      return;
    setNoted({ state, edited: new Set([...edited, name]) });
  };
  return { edited, noteEdit };
}

/** What was typed while the answer was under way stays. */
function clearSent(form: HTMLFormElement | null, sent: FormData | null): void {
  if (!form) return;
  const since = (control: Control) =>
    !isChoice(control) && sent?.has(control.name) && sent.get(control.name) !== control.value;
  const typed = controls(form)
    .filter(since)
    .map((control) => [control, control.value] as const);
  form.reset();
  for (const [control, value] of typed) control.value = value;
}

const isChoice = (control: Control): boolean =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** Leads to the first field that the answer refused, or to the answer. */
export function focusFirstWrong(form: HTMLFormElement | null, errors: FieldError[]): void {
  if (!form) return;
  const wrong = controls(form).filter((control) =>
    errors.some((error) => error.path === control.name),
  );
  for (const control of wrong) openAround(control);
  (wrong[0] ?? form.querySelector<HTMLElement>("[data-form-message]"))?.focus();
}

function openAround(control: Element): void {
  for (
    let folded = control.closest("details:not([open])");
    folded;
    folded = folded.parentElement?.closest("details:not([open])") ?? null
  )
    folded.setAttribute("open", "");
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a person can see, or unfold. */
function controls(form: HTMLFormElement): Control[] {
  const all = [...form.querySelectorAll<Control>("input:not([type=hidden]), select, textarea")];
  return all.filter(
    (control) => control.checkVisibility() || control.closest("details:not([open])") !== null,
  );
}
