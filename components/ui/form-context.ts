"use client";

import { createContext, useContext } from "react";
import { IDLE, type ActionState, type FormValues } from "@/lib/form/action-state";

type FormScope = {
  state: ActionState;
  pending: boolean;
  kept: FormValues | null;
  /** Fields that were changed since the answer: what it said of them is of the past. */ edited: ReadonlySet<string>;
};

export const NO_EDITS: ReadonlySet<string> = new Set();

export const FormContext = createContext<FormScope>({
  state: IDLE,
  pending: false,
  kept: null,
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

export function useKeptValue(name: string): string | undefined {
  const kept = useFormScope().kept?.[name];
  return Array.isArray(kept) ? kept[0] : kept;
}

/** Null when nothing was refused yet, so that a group can tell "all unticked" from "not sent". */
export function useKeptValues(name: string): string[] | null {
  const { kept } = useFormScope();
  return kept && [kept[name] ?? []].flat();
}
