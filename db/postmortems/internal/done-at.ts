import { isPending, type ActionState } from "@/lib/postmortem/action-item";

/** When an action item was done is when it was first said to be. */
export const doneAtOf = (
  before: { doneAt: Date | null },
  state: ActionState,
  now: Date,
): Date | null => (isPending(state) || state === "dropped" ? null : (before.doneAt ?? now));
