import { describe, expect, it } from "vitest";
import { DependencyError } from "./dependency-error";
import { DEFAULT_LIMITS, makeDependency, type DependencyLimits } from "./policy";

const limits = (changes: Partial<DependencyLimits> = {}): DependencyLimits => ({
  ...DEFAULT_LIMITS,
  ...changes,
});
const down = () => Promise.reject(new DependencyError("down", true));
const wrong = () => Promise.reject(new DependencyError("bad query", false));

describe("calls to a dependency", () => {
  it("may wait in hundreds for the signal that ends their round, without a warning, and all end with it", async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.name);
    process.on("warning", note);
    const stop = new AbortController();
    const dependency = makeDependency("a", limits({ concurrent: 2 }));
    const calls = Array.from({ length: 200 }, () =>
      dependency.execute(
        (signal) =>
          new Promise((_, reject) =>
            signal.addEventListener("abort", () => reject(new Error("ended"))),
          ),
        stop.signal,
      ),
    );
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    expect((await Promise.allSettled(calls)).every(({ status }) => status === "rejected")).toBe(
      true,
    );
    process.off("warning", note);
    expect(warnings).toEqual([]);
  });

  it("are tried again where that may help", async () => {
    let calls = 0;
    const dependency = makeDependency("a", limits());
    const answer = await dependency.execute(async () => {
      calls += 1;
      return calls < 2 ? down() : "up";
    });
    expect(answer).toBe("up");
    expect(calls).toBe(2);
  });

  it("are not tried again where the answer would be the same", async () => {
    let calls = 0;
    await expect(
      makeDependency("a", limits()).execute(() => {
        calls += 1;
        return wrong();
      }),
    ).rejects.toThrow("bad query");
    expect(calls).toBe(1);
  });

  it("stop for a while once it keeps failing, and say why", async () => {
    const dependency = makeDependency("a", limits({ attempts: 1, breakAfter: 3 }));
    let asked = 0;
    const call = () => {
      asked += 1;
      return down();
    };
    for (let n = 0; n < 3; n += 1) await expect(dependency.execute(call)).rejects.toThrow("down");
    await expect(dependency.execute(call)).rejects.toThrow(
      "Not asked for a while, because it kept failing: down",
    );
    expect(asked).toBe(3);
    expect(dependency.state()).toMatchObject({
      state: "open",
      calls: 4,
      failures: 4,
      lastError: "down",
    });
  });

  it("resume with one call when the pause is over", async () => {
    const dependency = makeDependency("a", limits({ attempts: 1, breakAfter: 1, firstPauseMs: 0 }));
    await expect(dependency.execute(down)).rejects.toThrow("down");
    expect(await dependency.execute(async () => "up")).toBe("up");
    expect(dependency.state()).toMatchObject({ state: "closed", lastError: null });
  });

  it("do not open the breaker by wrong questions", async () => {
    const dependency = makeDependency("a", limits({ attempts: 1, breakAfter: 1 }));
    for (let n = 0; n < 3; n += 1)
      await expect(dependency.execute(wrong)).rejects.toThrow("bad query");
    expect(dependency.state().state).toBe("closed");
  });

  it("end with the attempt's time when it hangs, and the dependency is told to stop", async () => {
    let stopped = false;
    const dependency = makeDependency("a", limits({ attempts: 1, attemptMs: 20 }));
    const hanging = (signal: AbortSignal) =>
      new Promise<never>(() => signal.addEventListener("abort", () => (stopped = true)));
    await expect(dependency.execute(hanging)).rejects.toThrow("No answer within 0.02 s.");
    expect(stopped).toBe(true);
  });

  it("end with the whole time, however many attempts are left", async () => {
    const dependency = makeDependency("a", limits({ attempts: 100, attemptMs: 20, totalMs: 50 }));
    await expect(dependency.execute(() => new Promise<never>(() => undefined))).rejects.toThrow(
      "No answer within",
    );
  });

  it("are no more at once than its places", async () => {
    let now = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const dependency = makeDependency("a", limits({ concurrent: 2 }));
    const call = () =>
      new Promise<void>((resolve) => {
        now += 1;
        most = Math.max(most, now);
        release.push(() => {
          now -= 1;
          resolve();
        });
      });
    const all = Array.from({ length: 5 }, () => dependency.execute(call));
    let done = 0;
    for (const one of all) void one.then(() => (done += 1));
    while (done < 5) {
      release.shift()?.();
      await new Promise(setImmediate);
    }
    expect(most).toBe(2);
  });
});
