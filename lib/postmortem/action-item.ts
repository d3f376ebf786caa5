export const ACTION_KINDS = ["prevent", "detect", "mitigate", "process"] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export const ACTION_KIND_WORDS: Readonly<Record<ActionKind, { word: string; means: string }>> = {
  prevent: { word: "Prevent", means: "Keeps it from happening again." },
  detect: { word: "Detect", means: "Shows it sooner." },
  mitigate: { word: "Mitigate", means: "Makes it smaller or shorter." },
  process: { word: "Process", means: "Changes how people work together." },
};

export const ACTION_STATES = ["open", "in-progress", "done", "dropped"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const ACTION_STATE_WORDS: Readonly<Record<ActionState, string>> = {
  open: "Open",
  "in-progress": "In progress",
  done: "Done",
  dropped: "Dropped",
};

/** Those in which someone still has to do something. */
export const PENDING_STATES = ["open", "in-progress"] as const satisfies readonly ActionState[];
export const isPending = (state: ActionState): boolean =>
  PENDING_STATES.some((pending) => pending === state);

/** `dueOn`: a calendar day, `2026-11-30`. */
export type ActionItem = {
  text: string;
  kind: ActionKind;
  state: ActionState;
  owner: string;
  dueOn: string | null;
};
