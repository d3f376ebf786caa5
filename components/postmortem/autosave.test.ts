import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActionState } from "@/lib/form/action-state";
import { autosave, PAUSE_MS, RETRY_MS, type SaveState } from "./autosave";
import { readCopy, writeCopy, type Fields } from "./local-copy";

const kept = new Map<string, string>();
const ok = (version: number): ActionState => ({ status: "ok", values: { version: String(version) } });
const conflict: ActionState = { status: "error", message: "Ada changed it.", fieldErrors: [{ path: "version", message: "Ada changed it." }], values: {} };
const refusal: ActionState = { status: "error", message: "Too long.", fieldErrors: [{ path: "summary", message: "Too long." }], values: {} };

function editor(stored = "", early = stored) {
  let fields: Fields = { summary: early };
  const states: SaveState["kind"][] = [];
  const send = vi.fn<(version: number, over: boolean) => Promise<ActionState | null>>();
  const saver = autosave({ read: () => fields, fill: (restored) => (fields = restored), send, copyKey: "c", version: 3, initial: { summary: stored }, tell: ({ kind }) => states.push(kind) });
  const type = (summary: string) => {
    fields = { summary };
    saver.typed();
  };
  return { saver, send, states, type, read: () => fields };
}

beforeEach(() => {
  kept.clear();
  vi.useFakeTimers();
  vi.stubGlobal("window", { localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) } });
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
    expect(readCopy("c")).toEqual({ version: 3, fields: { summary: "ab" } });
    await vi.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledExactlyOnceWith(3, false);
    expect(states).toEqual(["typing", "typing", "saving", "saved"]);
    expect(readCopy("c")).toBeNull();
  });

  it("takes up what was typed before the page's script ran, also into a copy that is put back", async () => {
    const { saver, send, states } = editor("stored", "stored and more");
    send.mockResolvedValue(ok(4));
    expect(saver.restore()).toBe(false);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(send).toHaveBeenCalledExactlyOnceWith(3, false);
    expect(states).toEqual(["typing", "saving", "saved"]);

    writeCopy("c", { version: 3, fields: { summary: "copied", impact: "copied, too" } });
    const second = editor("stored", "typed early");
    second.send.mockResolvedValue(ok(4));
    expect(second.saver.restore()).toBe(true);
    expect(second.read()).toEqual({ summary: "typed early", impact: "copied, too" });
  });

  it("sends what was typed while it was saving from the version that came back", async () => {
    const { send, states, type } = editor();
    send.mockImplementationOnce(async () => {
      type("ab");
      return ok(4);
    }).mockResolvedValueOnce(ok(5));
    type("a");
    await vi.advanceTimersByTimeAsync(2 * PAUSE_MS);
    expect(send.mock.calls).toEqual([[3, false], [4, false]]);
    expect(states.at(-1)).toBe("saved");
  });

  it("tries again without an answer, and keeps the copy until there is one", async () => {
    const { send, states, type } = editor();
    send.mockResolvedValueOnce(null).mockResolvedValueOnce(ok(4));
    type("a");
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(states.at(-1)).toBe("offline");
    expect(readCopy("c")?.fields).toEqual({ summary: "a" });
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(states.at(-1)).toBe("saved");
  });

  it("stops at a conflict until somebody chooses, and keeps the copy meanwhile", async () => {
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
    expect(send).toHaveBeenLastCalledWith(3, true);
    expect(states.at(-1)).toBe("saved");
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
});

describe("a copy from before", () => {
  it("comes back and is saved from the version that it started from", async () => {
    writeCopy("c", { version: 2, fields: { summary: "typed" } });
    const { saver, send, read } = editor("stored");
    send.mockResolvedValue(conflict);
    expect(saver.restore()).toBe(true);
    expect(read()).toEqual({ summary: "typed" });
    expect(send).toHaveBeenCalledWith(2, false);
  });

  it("that is stored already is forgotten", () => {
    writeCopy("c", { version: 2, fields: { summary: "stored" } });
    const { saver, send } = editor("stored");
    expect(saver.restore()).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(readCopy("c")).toBeNull();
  });

  it("that is discarded does not come back", () => {
    writeCopy("c", { version: 2, fields: { summary: "typed" } });
    const { saver, send } = editor("stored");
    saver.discard();
    saver.leave();
    expect([send.mock.calls.length, readCopy("c")]).toEqual([0, null]);
  });
});
