"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { IDLE, UPDATED, type ActionState, type FormValues } from "@/lib/form/action-state";
import { typedValues } from "@/lib/form/typed-values";
import { useSession } from "./session";

export type FormAction = (previous: ActionState, data: FormData) => Promise<ActionState>;

export type FormHandle = {
  state: ActionState;
  pending: boolean;
  /** Sends by script; call it in a transition. */
  send: (data: FormData) => void;
  /** What the browser itself sends to where there is no JavaScript. */
  post: (data: FormData) => void;
  /** What was typed into a form that came back refused with the page; null where the page is fresh. */
  kept: FormValues | null;
};

export function useFormAction(action: FormAction): FormHandle {
  const [posted, post] = useActionState(action, IDLE);
  const [state, send, pending] = useActionState((previous: ActionState, data: FormData) => answerOf(action, previous, data), posted);
  // Only the first rendering needs them: later the fields themselves still hold what was typed.
  const [kept] = useState(posted.status === "error" ? posted.values : null);
  const { ended } = useSession();
  useEffect(() => {
    if (state.status === "error" && state.hindrance === "signed-out") ended();
  }, [state, ended]);
  return { state, pending, send, post, kept };
}

/** The action's answer; one that says what happened where none came, so that the form stays as it is. */
export async function answerOf(action: FormAction, previous: ActionState, data: FormData): Promise<ActionState> {
  try {
    return await action(previous, data);
  } catch (error) {
    unstable_rethrow(error);
    const fields = [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
    const old = unstable_isUnrecognizedActionError(error);
    return { status: "error", message: old ? `${UPDATED} Copy what you typed, reload the page, and send it again.` : NO_ANSWER, fieldErrors: [], values: typedValues(fields), hindrance: old ? "updated" : "no-answer" };
  }
}

const NO_ANSWER = "No answer came from Burnline: the connection or the server is down. What you typed is still here. Send it again in a moment; whether it was saved already is not known.";
