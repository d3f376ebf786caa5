"use client";

import { UPDATED } from "@/lib/form/action-state";
import { RelativeTime } from "../ui/relative-time";
import type { SaveState } from "./autosave";

const NO_COPY = "This browser cannot keep a copy: its storage is full or switched off.";

/** Whether what is typed is stored; `kept`: whether the browser could keep a copy of it. */
export function SaveStatus({ state, kept }: { state: SaveState; kept: boolean }) {
  const told = problem(state, kept);
  return (
    <span data-save={state.kind} className={told ? "text-sm text-exhausted" : "text-sm text-faint"}>
      <span role="status">{told}</span>
      {!told && progress(state)}
    </span>
  );
}

function problem(state: SaveState, kept: boolean): string | null {
  const copy = kept ? "Kept in this browser" : `${NO_COPY} Leave this page open`;
  switch (state.kind) {
    case "untouched":
    case "saved":
      return null;
    case "typing":
    case "saving":
      return kept ? null : `Not saved yet. ${NO_COPY}`;
    case "offline":
      return `Not saved: ${state.outage ? "the server cannot store anything now" : "no connection"}. ${copy}; trying again.`;
    case "signed-out":
      return `Not saved: you are signed out. ${copy}; saved once you have signed in again.`;
    case "updated":
      return `Not saved. ${UPDATED} ${kept ? "What you typed is kept in this browser: reload the page, and it is back." : `${NO_COPY} Copy what you typed, reload the page, and put it in again.`}`;
    case "refused":
      return `Not saved. ${copy}.`;
    case "conflict":
      return `Not saved: changed by somebody else.${kept ? "" : ` ${copy}.`}`;
    default:
      return state satisfies never;
  }
}

function progress(state: SaveState) {
  if (state.kind === "saved") return <>Saved <RelativeTime at={state.at} now={state.at} /></>;
  if (state.kind === "saving") return "Saving…";
  return state.kind === "typing" ? "Not saved yet" : "Saved by itself while you type";
}
