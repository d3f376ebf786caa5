"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import {
  IDLE,
  RELOAD,
  type ActionState,
  type FormValues,
  type FailureReason,
} from "@/lib/form/action-state";
import { typedValues } from "@/lib/form/typed-values";
import { STAMP_FIELD, stampText, type PageStamp } from "@/lib/form/page-stamp";
import { useSession } from "./session";

export type FormAction = (previous: ActionState, data: FormData) => Promise<ActionState>;

export type FormHandle = {
  state: ActionState;
  pending: boolean;
  /** Sends by script; call it in a transition. */
  send: (data: FormData) => void;
  /** What the browser itself sends to where there is no JavaScript. */
  post: (data: FormData) => void;
  /**
   * What was typed into a form that came back refused with the page; null where the page is fresh.
   */
  submitted: FormValues | null;
};

export function useFormAction(action: FormAction): FormHandle {
  const { made, refused } = useSession();
  const [posted, post] = useActionState(action, IDLE);
  const [state, send, pending] = useActionState(
    (previous: ActionState, data: FormData) => answerOf(action, made, previous, data),
    posted,
  );
  // Only the first rendering needs them: later the fields themselves still hold what was typed.
  const [submitted] = useState(posted.status === "error" ? posted.values : null);
  useEffect(() => {
    if (state.status === "error" && state.reason) refused(state.reason);
  }, [state, refused]);
  return { state, pending, send, post, submitted };
}

/**
 * The action's answer; one that says what happened where none came, so that the form stays as it
 * is. `made`: for whom the page was made, and by which build; the server takes nothing of a page
 * that no longer holds, and answers it without another, which would take the place of this one.
 */
export async function answerOf(
  action: FormAction,
  made: PageStamp | null,
  previous: ActionState,
  data: FormData,
): Promise<ActionState> {
  try {
    return await action(previous, made ? stamped(data, made) : data);
  } catch (error) {
    unstable_rethrow(error);
    return unstable_isUnrecognizedActionError(error)
      ? failed(data, RELOAD, "updated")
      : failed(data, NO_ANSWER, "no-answer");
  }
}

function stamped(data: FormData, made: PageStamp): FormData {
  const sent = new FormData();
  for (const [name, value] of data) sent.append(name, value);
  sent.set(STAMP_FIELD, stampText(made));
  return sent;
}

const NO_ANSWER =
  "No answer came from Burnline: the connection or the server is down. What you typed is still here. Send it again in a moment; whether it was saved already is not known.";

function failed(data: FormData, message: string, reason: FailureReason): ActionState {
  const fields = [...data].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return { status: "error", message, fieldErrors: [], values: typedValues(fields), reason };
}
