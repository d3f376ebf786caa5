import { UPDATED } from "@/lib/form/action-state";
import type { SessionState } from "../ui/session-check";
import type { SaveState } from "./saving";

const NO_COPY = "This browser cannot keep a copy: its storage is full or switched off.";

/**
 * Why what is typed is not stored, and what becomes of it; null where nothing hinders it. `localDraft`:
 * whether the browser could keep a copy.
 */
export function saveProblem(
  state: SaveState,
  localDraft: boolean,
  session: SessionState,
): string | null {
  const copy = localDraft ? "Kept in this browser" : `${NO_COPY} Leave this page open`;
  switch (state.kind) {
    case "untouched":
    case "saved":
      return null;
    case "typing":
    case "saving":
      return awayFrom(session, localDraft) ?? (localDraft ? null : `Not saved yet. ${NO_COPY}`);
    case "offline":
      return (
        awayFrom(session, localDraft) ??
        `Not saved: ${state.outage ? "the server cannot store anything now" : "no connection"}. ${copy}; trying again.`
      );
    case "signed-out":
      return (
        awayFrom(session, localDraft) ??
        `Not saved: you are signed out. ${copy}; saved once you have signed in again.`
      );
    case "updated":
      return awayFrom("updated", localDraft);
    case "refused":
      return `Not saved. ${copy}.`;
    case "conflict":
      return `Not saved: changed by someone else.${localDraft ? "" : ` ${copy}.`}`;
    default:
      return state satisfies never;
  }
}

/** Where the page has to be reloaded before anything can be saved. */
function awayFrom(session: SessionState, localDraft: boolean): string | null {
  switch (session) {
    case "other":
      return `Not saved: someone else is signed in. ${localDraft ? "Kept in this browser for you." : `${NO_COPY} Copy what you typed before you leave this page.`}`;
    case "updated":
      return `Not saved. ${UPDATED} ${localDraft ? "What you typed is kept in this browser: reload the page, and it is back." : `${NO_COPY} Copy what you typed, reload the page, and put it in again.`}`;
    case "going":
    case "ended":
      return null;
    default:
      return session satisfies never;
  }
}
