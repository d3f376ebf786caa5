export type FieldError = { path: string; message: string };
export type FormValues = Record<string, string | string[]>;

/** What a form's action answers; `values` are what was typed, so that nothing is lost when the server refuses it. */
export type ActionState =
  | { status: "idle" }
  | { status: "ok"; message?: string; values?: Record<string, string> }
  | { status: "error"; message: string; fieldErrors: FieldError[]; values: FormValues; /** The store could not take it: the same, sent again later, may pass. */ outage?: true };

export const IDLE: ActionState = { status: "idle" };
