import { describe, expect, it, vi } from "vitest";
import { IDLE, type ActionState } from "@/lib/form/action-state";
import type { SessionState } from "./session-check";
import { answerOf } from "./use-form-action";

const form = () => {
  const data = new FormData();
  data.set("text", "half a note");
  return data;
};
const asked = async (
  session: SessionState | null,
  action = vi.fn(async (): Promise<ActionState> => ({ status: "ok" })),
) => ({
  answer: await answerOf(action, async () => session, IDLE, form()),
  calls: action.mock.calls.length,
});

describe("a form that is sent by script", () => {
  it.each([
    ["updated", "updated"],
    ["ended", "signed-out"],
    ["other", "signed-out"],
  ] as const)("is not sent where the page does not hold any more: %s", async (session, reason) => {
    expect(await asked(session)).toMatchObject({
      answer: { status: "error", reason, values: { text: "half a note" } },
      calls: 0,
    });
  });

  it.each(["going", null] as const)(
    "is sent where it does, or where nobody knows: %s",
    async (session) => {
      expect(await asked(session)).toEqual({ answer: { status: "ok" }, calls: 1 });
    },
  );

  it("keeps what was typed where no answer comes", async () => {
    const failing = vi.fn(async (): Promise<ActionState> =>
      Promise.reject(new TypeError("Failed to fetch")),
    );
    expect(await asked(null, failing)).toMatchObject({
      answer: { status: "error", reason: "no-answer", values: { text: "half a note" } },
      calls: 1,
    });
  });
});
