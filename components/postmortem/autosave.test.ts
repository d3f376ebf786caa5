import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActionState, FailureReason } from "@/lib/form/action-state";
import { autosave } from "./autosave";
import { readCopy, writeCopy, type Fields } from "./local-draft";
import { PAUSE_MS, RETRY_MS } from "./save-steps";
import type { SaveState } from "./saving";

const storage = new Map<string, string>();
let full = false;
const store = (key: string, value: string) => {
  if (full) throw new DOMException("full", "QuotaExceededError");
  storage.set(key, value);
};
const ok = (version: number): ActionState => ({
  status: "ok",
  values: { version: String(version) },
});
const conflict: ActionState = {
  status: "error",
  message: "Ada changed it.",
  fieldErrors: [{ path: "version", message: "Ada changed it." }],
  values: {},
};
const failed = (reason: FailureReason): ActionState => ({
  status: "error",
  message: "No.",
  fieldErrors: [],
  values: {},
  reason,
});
const refusal: ActionState = {
  status: "error",
  message: "Too long.",
  fieldErrors: [{ path: "summary", message: "Too long." }],
  values: {},
};

function editor(stored = "", early = stored, others: Fields = {}) {
  let fields: Fields = { summary: early, ...others };
  const states: SaveState["kind"][] = [];
  const keeps: boolean[] = [];
  const send = vi.fn<(version: number, over: boolean, bases: Fields) => Promise<ActionState>>();
  const saver = autosave({
    read: () => fields,
    fill: (restored) => (fields = { ...fields, ...restored }),
    send,
    copyKey: "c",
    version: 3,
    initial: { summary: stored, ...others },
    tell: ({ kind }) => states.push(kind),
    tellLocalDraft: (stored) => keeps.push(stored),
  });
  const type = (summary: string) => {
    fields = { ...fields, summary };
    saver.typed();
  };
  return { saver, send, states, keeps, type, read: () => fields };
}

beforeEach(() => {
  storage.clear();
  full = false;
  vi.useFakeTimers();
  vi.stubGlobal("window", {
    localStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => store(key, value),
      removeItem: (key: string) => storage.delete(key),
    },
  });
});
afterEach(() => vi.useRealTimers());

describe("saving what is typed", () => {
  it("waits for a pause, keeps a copy from the first letter, and forgets it once it is stored", async () => {
    const { send, states, type } = editor();
    send.mockResolvedValue(ok(4));
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    type("ab");
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(send).not.toHaveBeenCalled();
    expect(readCopy("c")).toEqual({ version: 3, fields: { summary: "ab" }, base: { summary: "" } });
    await vi.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledExactlyOnceWith(3, false, { summary: "" });
    expect(states).toEqual(["typing", "typing", "saving", "saved"]);
    expect(readCopy("c")).toBeNull();
  });

  it("takes up what was typed before the page's script ran, also into a copy that is put back", async () => {
    const { saver, send, states } = editor("stored", "stored and more");
    send.mockResolvedValue(ok(4));
    expect(saver.restore()).toBe(false);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(send).toHaveBeenCalledExactlyOnceWith(3, false, { summary: "stored" });
    expect(states).toEqual(["typing", "saving", "saved"]);

    writeCopy("c", {
      version: 3,
      fields: { summary: "copied", impact: "copied, too" },
      base: { summary: "stored" },
    });
    const second = editor("stored", "typed early");
    second.send.mockResolvedValue(ok(4));
    expect(second.saver.restore()).toBe(true);
    expect(second.read()).toEqual({ summary: "typed early", impact: "copied, too" });
  });

  it("sends what was typed while it was saving from the version that came back", async () => {
    const { send, states, type } = editor();
    send
      .mockImplementationOnce(async () => {
        type("ab");
        return ok(4);
      })
      .mockResolvedValueOnce(ok(5));
    type("a");
    await vi.advanceTimersByTimeAsync(2 * PAUSE_MS);
    expect(send.mock.calls).toEqual([
      [3, false, { summary: "" }],
      [4, false, { summary: "a" }],
    ]);
    expect(states.at(-1)).toBe("saved");
  });

  it("tries again without an answer, and keeps the copy until there is one", async () => {
    const { send, states, type } = editor();
    send.mockResolvedValueOnce(failed("no-answer")).mockResolvedValueOnce(ok(4));
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(states.at(-1)).toBe("offline");
    expect(readCopy("c")?.fields).toEqual({ summary: "a" });
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(states.at(-1)).toBe("saved");
  });

  it("stops at a conflict until someone chooses, and keeps the copy meanwhile", async () => {
    const { saver, send, states, type } = editor();
    send.mockResolvedValueOnce(conflict).mockResolvedValueOnce(ok(9));
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    type("ab");
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(send).toHaveBeenCalledTimes(1);
    expect(states.at(-1)).toBe("conflict");
    expect(readCopy("c")?.fields).toEqual({ summary: "ab" });
    await saver.save(true);
    expect(send).toHaveBeenLastCalledWith(3, true, { summary: "" });
    expect(states.at(-1)).toBe("saved");
  });

  it.each(["signed-out", "no-answer", "outage"] as const)(
    "remembers that someone chose to replace what is stored over a failure: %s",
    async (reason) => {
      const { saver, send, states, type } = editor();
      send
        .mockResolvedValueOnce(conflict)
        .mockResolvedValueOnce(failed(reason))
        .mockResolvedValueOnce(ok(9))
        .mockResolvedValueOnce(ok(10));
      type("a");
      await vi.advanceTimersByTimeAsync(PAUSE_MS);
      await saver.save(true);
      await saver.save();
      expect(send.mock.calls.map(([, over]) => over)).toEqual([false, true, true]);
      expect(states.at(-1)).toBe("saved");
      type("ab");
      await vi.advanceTimersByTimeAsync(PAUSE_MS);
      expect(send).toHaveBeenLastCalledWith(9, false, { summary: "a" });
    },
  );

  it("asks again where the text that was to replace what is stored gave way to another", async () => {
    writeCopy("other", { version: 2, fields: { summary: "other" }, base: { summary: "" } });
    const { saver, send, states, type } = editor();
    send
      .mockResolvedValueOnce(conflict)
      .mockResolvedValueOnce(failed("signed-out"))
      .mockResolvedValueOnce(conflict);
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await saver.save(true);
    await saver.take("other");
    await vi.advanceTimersByTimeAsync(0);
    expect(send.mock.calls.map(([, over]) => over)).toEqual([false, true, false]);
    expect(states.at(-1)).toBe("conflict");
  });

  it("does not send again what was refused until it is changed", async () => {
    const { send, states, type } = editor();
    send.mockResolvedValueOnce(refusal).mockResolvedValueOnce(ok(4));
    type("too long");
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect([send.mock.calls.length, states.at(-1)]).toEqual([1, "refused"]);
    type("short");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(states.at(-1)).toBe("saved");
  });

  it("sends what was fixed while the refusal was on its way", async () => {
    const { send, states, type } = editor();
    send
      .mockImplementationOnce(async () => {
        type("short");
        await new Promise((resolve) => setTimeout(resolve, 2 * PAUSE_MS));
        return refusal;
      })
      .mockResolvedValueOnce(ok(4));
    type("too long");
    await vi.advanceTimersByTimeAsync(4 * PAUSE_MS);
    expect([send.mock.calls.length, states.at(-1)]).toEqual([2, "saved"]);
  });

  it("tries again when the store could not take it", async () => {
    const { send, states, type } = editor();
    send.mockResolvedValueOnce(failed("outage")).mockResolvedValueOnce(ok(4));
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(states.at(-1)).toBe("offline");
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(states.at(-1)).toBe("saved");
  });

  it("waits while nobody is signed in, keeps the copy meanwhile, and goes on when asked to", async () => {
    const { saver, send, states, type } = editor();
    send.mockResolvedValueOnce(failed("signed-out")).mockResolvedValueOnce(ok(4));
    type("a");
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect([send.mock.calls.length, states.at(-1), readCopy("c")?.fields]).toEqual([
      1,
      "signed-out",
      { summary: "a" },
    ]);
    await saver.save();
    expect([states.at(-1), readCopy("c")]).toEqual(["saved", null]);
  });

  it("sends nothing more to a server that is newer than the page, but keeps what is typed", async () => {
    const { saver, send, states, type } = editor();
    send.mockResolvedValue(failed("updated"));
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    type("ab");
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    saver.leave();
    expect([send.mock.calls.length, states.at(-1), readCopy("c")?.fields]).toEqual([
      1,
      "updated",
      { summary: "ab" },
    ]);
  });

  it("tells when the browser cannot keep a copy, and that closing the page loses what is not stored", async () => {
    const { saver, send, keeps, type } = editor();
    send.mockResolvedValue(ok(4));
    full = true;
    type("a");
    expect([keeps, saver.atRisk()]).toEqual([[false], true]);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(saver.atRisk()).toBe(false);
    full = false;
    type("ab");
    expect([keeps, saver.atRisk()]).toEqual([[false, true], false]);
  });

  it("puts nothing over what is stored once all is as it was", async () => {
    const { saver, send, states, type } = editor("a");
    send.mockResolvedValueOnce(conflict);
    type("ab");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    type("a");
    await saver.save(true);
    expect([send.mock.calls.length, states.at(-1)]).toEqual([1, "saved"]);
  });

  it("sends nothing where nothing is new", async () => {
    const { saver, send, type } = editor("a");
    type("ab");
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await saver.save();
    saver.leave();
    expect(send).not.toHaveBeenCalled();
  });

  it("on leaving sends what waits", () => {
    const { saver, send, type } = editor();
    send.mockResolvedValue(ok(4));
    type("a");
    saver.leave();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("once left it neither tries again nor tells anything, and keeps the copy", async () => {
    const { saver, send, states, type } = editor();
    send.mockResolvedValue(failed("no-answer"));
    type("a");
    saver.leave();
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect([send.mock.calls.length, states, readCopy("c")?.fields]).toEqual([
      1,
      ["typing"],
      { summary: "a" },
    ]);
  });

  it("once left it sends what was typed during its last save, unless someone else has taken that up", async () => {
    for (const [taken, sent] of [
      [false, 2],
      [true, 1],
    ] as const) {
      const { saver, send, type } = editor();
      send.mockImplementation(async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return ok(4);
      });
      type("a");
      void saver.save();
      type("ab");
      saver.leave();
      if (taken) writeCopy("c", { version: 4, fields: { summary: "abc" }, base: { summary: "a" } });
      await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
      expect([send.mock.calls.length, readCopy("c")?.fields]).toEqual([
        sent,
        taken ? { summary: "abc" } : undefined,
      ]);
    }
  });

  it("forgets only what it wrote itself", async () => {
    const { send, states, type } = editor();
    const theirs = {
      version: 3,
      fields: { summary: "theirs" },
      base: { summary: "" },
      replaced: true as const,
    };
    send.mockImplementationOnce(async () => {
      writeCopy("c", theirs);
      return ok(4);
    });
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect([states.at(-1), readCopy("c")]).toEqual(["saved", theirs]);
  });
});

describe("a copy from before", () => {
  it("comes back and is saved from the version that it started from", async () => {
    writeCopy("c", { version: 2, fields: { summary: "typed" }, base: { summary: "before" } });
    const { saver, send, read } = editor("stored");
    send.mockResolvedValue(conflict);
    expect(saver.restore()).toBe(true);
    expect(read()).toEqual({ summary: "typed" });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(send).toHaveBeenCalledWith(2, false, { summary: "before" });
  });

  it("leaves what someone else has stored since in other fields", async () => {
    writeCopy("c", {
      version: 2,
      fields: { summary: "typed", impact: "old" },
      base: { summary: "stored", impact: "old" },
    });
    const { saver, send, read } = editor("stored", "stored", { impact: "By Ada" });
    send.mockResolvedValue(ok(4));
    expect(saver.restore()).toBe(true);
    expect(read()).toEqual({ summary: "typed", impact: "By Ada" });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(send).toHaveBeenCalledExactlyOnceWith(2, false, { summary: "stored" });
  });

  it("that is stored already is forgotten", () => {
    writeCopy("c", { version: 2, fields: { summary: "stored" }, base: { summary: "" } });
    const { saver, send } = editor("stored");
    expect(saver.restore()).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(readCopy("c")).toBeNull();
  });

  it("that is discarded does not come back", () => {
    writeCopy("c", { version: 2, fields: { summary: "typed" }, base: { summary: "stored" } });
    const { saver, send } = editor("stored");
    saver.discard();
    saver.leave();
    expect([send.mock.calls.length, readCopy("c")]).toEqual([0, null]);
  });
});

describe("what another tab has left", () => {
  const left = {
    version: 2,
    fields: { summary: "other", impact: "old" },
    base: { summary: "", impact: "old" },
  };

  it("is put in, saved from where it started, and forgotten there", async () => {
    writeCopy("other", left);
    const { saver, send, read } = editor("", "", { impact: "By Ada" });
    send.mockResolvedValue(ok(4));
    await saver.take("other");
    expect(read()).toEqual({ summary: "other", impact: "By Ada" });
    expect(send).toHaveBeenCalledExactlyOnceWith(2, false, { summary: "" });
    expect(readCopy("other")).toBeNull();
  });

  it("changes places with what was typed here in the same field and is not stored", async () => {
    writeCopy("other", left);
    const { saver, send, read, type } = editor();
    send.mockResolvedValue(failed("no-answer"));
    type("mine");
    await saver.take("other");
    expect([
      read().summary,
      readCopy("c")?.fields.summary,
      readCopy("other")?.fields.summary,
    ]).toEqual(["other", "other", "mine"]);
  });

  it("takes nothing with it of what was typed here in other fields", async () => {
    writeCopy("other", left);
    const { saver, send, read, type } = editor("", "", { impact: "" });
    send.mockResolvedValue(failed("no-answer"));
    type("mine");
    writeCopy("second", {
      version: 3,
      fields: { summary: "", impact: "mine, too" },
      base: { summary: "", impact: "" },
    });
    await saver.take("second");
    await saver.take("other");
    expect(read()).toEqual({ summary: "other", impact: "mine, too" });
    expect(readCopy("other")).toEqual({
      version: 3,
      fields: { summary: "mine" },
      base: { summary: "" },
      replaced: true,
    });
    expect(readCopy("c")?.fields).toEqual({ summary: "other", impact: "mine, too" });
  });

  it("stays where it is when the browser has no room for what it would replace", async () => {
    writeCopy("other", left);
    const { saver, send, read, type } = editor();
    send.mockResolvedValue(failed("no-answer"));
    type("mine");
    full = true;
    await saver.take("other");
    expect([read().summary, readCopy("other")?.fields.summary]).toEqual(["mine", "other"]);
  });

  it("is put in after an answer that is on its way", async () => {
    writeCopy("other", left);
    const { saver, send, type } = editor("", "", { impact: "old" });
    send
      .mockImplementationOnce(async () => {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        return ok(4);
      })
      .mockResolvedValueOnce(ok(5));
    type("mine");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    const taken = saver.take("other");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await taken;
    expect(send.mock.calls).toEqual([
      [3, false, { summary: "" }],
      [2, false, { summary: "" }],
    ]);
  });
});
