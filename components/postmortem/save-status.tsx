"use client";

import { RelativeTime } from "../ui/relative-time";
import type { SaveState } from "./autosave";

/** Whether what is typed is stored. */
export function SaveStatus({ state }: { state: SaveState }) {
  return <span data-save={state.kind} className={state.kind === "offline" || state.kind === "refused" || state.kind === "conflict" ? "text-sm text-exhausted" : "text-sm text-faint"}>{words(state)}</span>;
}

function words(state: SaveState) {
  switch (state.kind) {
    case "untouched":
      return "Saved by itself while you type";
    case "typing":
      return "Not saved yet";
    case "saving":
      return "Saving…";
    case "saved":
      return <>Saved <RelativeTime at={state.at} now={state.at} /></>;
    case "offline":
      return `Not saved: ${state.outage ? "the server cannot store anything now" : "no connection"}. Kept in this browser; trying again.`;
    case "refused":
      return "Not saved. Kept in this browser.";
    case "conflict":
      return "Not saved: changed by somebody else.";
    default:
      return state satisfies never;
  }
}
