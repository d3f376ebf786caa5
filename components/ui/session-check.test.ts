import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askSession, sessionCheck, type SessionState } from "./session-check";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("asking whether the session goes on", () => {
  const states: (SessionState | null)[] = [];
  const ask = vi.fn<() => Promise<SessionState | null>>();
  beforeEach(() => {
    states.length = 0;
    ask.mockReset();
  });

  it("is done once for all who want to know at the same time", async () => {
    ask.mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return "ended";
    });
    const check = sessionCheck(ask, (state) => states.push(state));
    const answers = Promise.all([check(), check(2000), check()]);
    await vi.advanceTimersByTimeAsync(100);
    expect(await answers).toEqual(["ended", "ended", "ended"]);
    expect([ask.mock.calls.length, states]).toEqual([1, ["ended"]]);
  });

  it("is left out where an answer less than two seconds old will do", async () => {
    ask.mockResolvedValue("going");
    const check = sessionCheck(ask, (state) => states.push(state));
    await check();
    await vi.advanceTimersByTimeAsync(1999);
    expect(await check(2000)).toBe("going");
    expect(ask).toHaveBeenCalledTimes(1);
    await check();
    expect(ask).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(2000);
    await check(2000);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it("is done again where the last answer led away from the page, or none came", async () => {
    const check = sessionCheck(ask, (state) => states.push(state));
    for (const answer of ["going", "other", null, "updated"] as const) {
      ask.mockResolvedValueOnce(answer);
      expect(await check()).toBe(answer);
    }
    ask.mockResolvedValueOnce("going");
    expect(await check(2000)).toBe("going");
    expect(states).toEqual(["going", "other", null, "updated", "going"]);
  });
});

describe("what the server answers", () => {
  it.each([
    [200, { user: 1, build: "a" }, "going"],
    [200, { user: 2, build: "a" }, "other"],
    [200, { user: 1, build: "b" }, "updated"],
    [200, { user: 2, build: "b" }, "updated"],
    [401, {}, "ended"],
    [503, {}, null],
  ] as const)("%i with %o means %s", async (status, body, state) => {
    vi.stubGlobal("fetch", async () => Response.json(body, { status }));
    expect(await askSession(1, "a")).toBe(state);
  });

  it("means nothing where none comes", async () => {
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await askSession(1, "a")).toBeNull();
  });
});
