import { describe, expect, it, vi } from "vitest";
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { IDLE } from "@/lib/form/action-state";
import { STAMP_FIELD, type PageStamp } from "@/lib/form/page-stamp";
import { answerOf, type FormAction } from "./use-form-action";

const form = () => {
  const data = new FormData();
  data.set("text", "half a note");
  return data;
};
const made = { user: 7, build: "first" };
const asked = async (
  page: PageStamp | null,
  action = vi.fn<FormAction>(async () => ({ status: "ok" })),
) => {
  const answer = await answerOf(action, page, IDLE, form());
  return { answer, sent: action.mock.calls.map(([, data]) => Object.fromEntries(data)) };
};

describe("a form that is sent by script", () => {
  it("tells for whom its page was made, and by which build, and asks nothing before", async () => {
    expect(await asked(made)).toEqual({
      answer: { status: "ok" },
      sent: [{ text: "half a note", [STAMP_FIELD]: "7 first" }],
    });
    expect((await asked(null)).sent).toEqual([{ text: "half a note" }]);
  });

  it("keeps what was typed where no answer comes", async () => {
    const failing = vi.fn<FormAction>(async () => Promise.reject(new TypeError("Failed to fetch")));
    expect((await asked(made, failing)).answer).toMatchObject({
      status: "error",
      reason: "no-answer",
      values: { text: "half a note" },
    });
    expect((await asked(made, failing)).answer).not.toHaveProperty(["values", STAMP_FIELD]);
  });

  it("keeps it where the server no longer knows its action, and says that Burnline was updated", async () => {
    const gone = vi.fn<FormAction>(async () =>
      Promise.reject(new UnrecognizedActionError("not found")),
    );
    expect((await asked(made, gone)).answer).toMatchObject({
      status: "error",
      reason: "updated",
      values: { text: "half a note" },
    });
  });
});
