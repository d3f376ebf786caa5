"use client";

import { RelativeTime } from "../ui/relative-time";
import type { SessionState } from "../ui/session-check";
import type { SaveState } from "./saving";
import { saveProblem } from "./save-words";

/** Whether what is typed is stored; `localDraft`: whether the browser could keep a copy of it. */
export function SaveStatus({
  state,
  localDraft,
  session,
}: {
  state: SaveState;
  localDraft: boolean;
  session: SessionState;
}) {
  const problem = saveProblem(state, localDraft, session);
  return (
    <span
      data-save={state.kind}
      className={problem ? "text-sm text-exhausted" : "text-sm text-faint"}
    >
      <span role="status">{problem}</span>
      {!problem && progress(state)}
    </span>
  );
}

function progress(state: SaveState) {
  if (state.kind === "saved")
    return (
      <>
        Saved <RelativeTime at={state.at} now={state.at} />
      </>
    );
  if (state.kind === "saving") return "Saving…";
  return state.kind === "typing" ? "Not saved yet" : "Autosaves";
}
