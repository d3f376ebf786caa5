export type FieldError = { path: string; message: string };
export type FormValues = Record<string, string | string[]>;

/**
 * Why the same, sent again later, may pass: `outage`, the store could not take it; `signed-out`,
 * nobody is signed in, or someone else is; `no-answer`, the connection or the server is down.
 * `updated`: it never will, because the page is older than the server.
 */
export type FailureReason = "outage" | "signed-out" | "no-answer" | "updated";

/**
 * What a form's action answers; `values` are what was typed, so that nothing is lost when the
 * server refuses it.
 */
export type ActionState =
  | { status: "idle" }
  | { status: "ok"; message?: string; values?: Record<string, string> }
  | {
      status: "error";
      message: string;
      fieldErrors: FieldError[];
      values: FormValues;
      reason?: FailureReason;
    };

export const IDLE: ActionState = { status: "idle" };
export const UPDATED = "Burnline was updated since this page was opened.";
export const SIGNED_OUT = "You are signed out. Sign in in another tab, then send this again.";
export const SOMEBODY_ELSE =
  "You are signed in as someone else now. Copy what you typed, reload the page, and send it again.";
export const RELOAD = `${UPDATED} Copy what you typed, reload the page, and send it again.`;
