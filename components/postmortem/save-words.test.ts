import { describe, expect, it } from "vitest";
import { IDLE } from "@/lib/form/action-state";
import type { SessionState } from "../ui/session-check";
import type { SaveState } from "./saving";
import { saveProblem } from "./save-words";

const OTHER = "Not saved: someone else is signed in. Kept in this browser for you.";
const UPDATED =
  "Not saved. Burnline was updated since this page was opened. What you typed is kept in this browser: reload the page, and it is back.";

describe("what the editor says of saving", () => {
  it.each<[SaveState, SessionState, string | null]>([
    [{ kind: "untouched" }, "other", null],
    [{ kind: "saved", at: 0 }, "updated", null],
    [{ kind: "typing" }, "going", null],
    [{ kind: "typing" }, "other", OTHER],
    [{ kind: "saving" }, "updated", UPDATED],
    [
      { kind: "offline", outage: false },
      "going",
      "Not saved: no connection. Kept in this browser; trying again.",
    ],
    [{ kind: "offline", outage: false }, "updated", UPDATED],
    [
      { kind: "signed-out" },
      "ended",
      "Not saved: you are signed out. Kept in this browser; saved once you have signed in again.",
    ],
    [{ kind: "signed-out" }, "other", OTHER],
    [{ kind: "signed-out" }, "updated", UPDATED],
    [{ kind: "updated" }, "going", UPDATED],
    [{ kind: "refused", answer: IDLE }, "other", "Not saved. Kept in this browser."],
    [{ kind: "conflict", answer: IDLE }, "going", "Not saved: changed by someone else."],
  ])("%o while the session is %s", (state, session, words) =>
    expect(saveProblem(state, true, session)).toBe(words),
  );

  it("asks to copy what the browser could not keep", () => {
    expect(saveProblem({ kind: "signed-out" }, false, "other")).toBe(
      "Not saved: someone else is signed in. This browser cannot keep a copy: its storage is full or switched off. Copy what you typed before you leave this page.",
    );
  });
});
