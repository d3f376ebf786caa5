"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import {
  IDLE,
  RELOAD,
  SIGNED_OUT,
  SOMEBODY_ELSE,
  type ActionState,
  type FormValues,
  type FailureReason,
} from "@/lib/form/action-state";
import { typedValues } from "@/lib/form/typed-values";
import { useSession } from "./session";
import type { SessionCheck, SessionState } from "./session-check";

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
  const { check, ended } = useSession();
  const [posted, post] = useActionState(action, IDLE);
  const [state, send, pending] = useActionState(
    (previous: ActionState, data: FormData) => answerOf(action, check, previous, data),
    posted,
  );
  // Only the first rendering needs them: later the fields themselves still hold what was typed.
  const [submitted] = useState(posted.status === "error" ? posted.values : null);
  useEffect(() => {
    if (state.status === "error" && state.reason === "signed-out") ended();
  }, [state, ended]);
  return { state, pending, send, post, submitted };
}

const FRESH_MS = 2000;

/**
 * The action's answer; one that says what happened where none came, so that the form stays as it
 * is. Asks first whether the page still holds: after an answer of another build Next would load it
 * anew, and with it everything else that is typed on it.
 */
export async function answerOf(
  action: FormAction,
  check: SessionCheck,
  previous: ActionState,
  data: FormData,
): Promise<ActionState> {
  const session = await check(FRESH_MS);
  if (session !== null && session !== "going") return failed(data, ...HINDRANCES[session]);
  try {
    return await action(previous, data);
  } catch (error) {
    unstable_rethrow(error);
    return unstable_isUnrecognizedActionError(error)
      ? failed(data, ...HINDRANCES.updated)
      : failed(data, NO_ANSWER, "no-answer");
  }
}

const HINDRANCES: Readonly<
  Record<Exclude<SessionState, "going">, readonly [string, FailureReason]>
> = {
  ended: [SIGNED_OUT, "signed-out"],
  other: [SOMEBODY_ELSE, "signed-out"],
  updated: [RELOAD, "updated"],
};

const NO_ANSWER =
  "No answer came from Burnline: the connection or the server is down. What you typed is still here. Send it again in a moment; whether it was saved already is not known.";

function failed(data: FormData, message: string, reason: FailureReason): ActionState {
  const fields = [...data].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return { status: "error", message, fieldErrors: [], values: typedValues(fields), reason };
}
