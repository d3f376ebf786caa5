"use client";

import { createContext, useContext } from "react";
import { IDLE, type ActionState, type FormValues } from "@/lib/form/action-state";

type FormScope = {
  state: ActionState;
  pending: boolean;
  submitted: FormValues | null;
  /** Fields that were changed since the answer: what it said of them is of the past. */ edited: ReadonlySet<string>;
};

export const NO_EDITS: ReadonlySet<string> = new Set();

export const FormContext = createContext<FormScope>({
  state: IDLE,
  pending: false,
  submitted: null,
  edited: NO_EDITS,
});

export function useFormScope(): FormScope {
  return useContext(FormContext);
}

export function useFieldErrors(path: string): string[] {
  const { state, edited } = useFormScope();
  return state.status === "error" && !edited.has(path)
    ? state.fieldErrors.filter((error) => error.path === path).map((error) => error.message)
    : [];
}

export function useSubmittedValue(name: string): string | undefined {
  const submitted = useFormScope().submitted?.[name];
  return Array.isArray(submitted) ? submitted[0] : submitted;
}

/** Null when nothing was refused yet, so that a group can tell "all unticked" from "not sent". */
export function useSubmittedValues(name: string): string[] | null {
  const { submitted } = useFormScope();
  return submitted && [submitted[name] ?? []].flat();
}
