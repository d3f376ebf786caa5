import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { listLeases } from "@/db/store/leases";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import type { Job } from "./job";
import { Scheduler } from "./scheduler";

const MINUTE = 60_000;
const noon = Date.parse("2026-11-01T12:00:00Z");
const job = (changes: Partial<Job>): Job => ({
  name: "poll",
  does: "",
  everyMs: MINUTE,
  offsetMs: 5000,
  longestMs: MINUTE,
  run: async () => undefined,
  ...changes,
});

function clockAt(start: number) {
  let now = start;
  return { clock: () => new Date(now), to: (ms: number) => (now = ms) };
}

async function tick(scheduler: Scheduler): Promise<void> {
  scheduler.tick();
  await scheduler.settled();
}

describe("the scheduler", () => {
  beforeEach(async () => {
    await freshStore();
    vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  });
  afterAll(closeStore);

  it("runs a job once in its period, whichever of several processes comes first", async () => {
    const { clock, to } = clockAt(noon + 5000);
    const run = vi.fn(async () => undefined);
    const processes = ["a", "b", "c"].map(
      (holder) => new Scheduler([job({ run })], { holder, clock }),
    );
    await Promise.all(processes.map(tick));
    to(noon + 30_000);
    await Promise.all(processes.map(tick));
    expect(run).toHaveBeenCalledTimes(1);
    to(noon + 64_999);
    await Promise.all(processes.map(tick));
    expect(run).toHaveBeenCalledTimes(1);
    to(noon + 65_000);
    await Promise.all(processes.map(tick));
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("keeps a failing job's error and goes on with the others and the next period", async () => {
    const { clock, to } = clockAt(noon + 5000);
    const seal = vi.fn(async () => undefined);
    const poll = vi.fn(async () => Promise.reject(new Error("disk full")));
    const scheduler = new Scheduler([job({ run: poll }), job({ name: "seal", run: seal })], {
      holder: "a",
      clock,
    });
    await tick(scheduler);
    expect(await listLeases(systemActor)).toMatchObject([
      { name: "poll", error: "disk full" },
      { name: "seal", error: null },
    ]);
    to(noon + 65_000);
    await tick(scheduler);
    expect(poll).toHaveBeenCalledTimes(2);
    expect(seal).toHaveBeenCalledTimes(2);
  });

  it("does not start a job while its last run goes on", async () => {
    const { clock, to } = clockAt(noon + 5000);
    let end = () => undefined as void;
    const run = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    const scheduler = new Scheduler([job({ run })], { holder: "a", clock });
    scheduler.tick();
    await vi.waitFor(() => expect(run).toHaveBeenCalled(), { timeout: 30_000 });
    to(noon + 65_000);
    scheduler.tick();
    expect(run).toHaveBeenCalledTimes(1);
    end();
    await scheduler.settled();
    scheduler.tick();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2), { timeout: 30_000 });
    end();
    await scheduler.settled();
  });

  it("takes over from a process that died in the middle, once its lease has expired", async () => {
    const { clock, to } = clockAt(noon + 5000);
    const dead = new Scheduler([job({ run: () => new Promise(() => undefined) })], {
      holder: "dead",
      clock,
      leaseMs: 60_000,
    });
    dead.tick();
    await vi.waitFor(async () => expect(await listLeases(systemActor)).toHaveLength(1), {
      timeout: 30_000,
    });
    const run = vi.fn(async () => undefined);
    const other = new Scheduler([job({ run })], { holder: "b", clock });
    to(noon + 64_999);
    await tick(other);
    expect(run).not.toHaveBeenCalled();
    to(noon + 75_000);
    await tick(other);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["the same process", "a"],
    ["another process", "b"],
  ])("runs again in %s after a clock that was a day ahead is corrected", async (_which, name) => {
    const DAY = 24 * 60 * MINUTE;
    const { clock, to } = clockAt(noon + 5000);
    const run = vi.fn(async () => undefined);
    const first = new Scheduler([job({ run })], { holder: "a", clock });
    await tick(first);
    to(noon + DAY + 5000);
    await tick(first);
    expect(run).toHaveBeenCalledTimes(2);
    to(noon + 65_000);
    const scheduler = name === "a" ? first : new Scheduler([job({ run })], { holder: name, clock });
    await tick(scheduler);
    expect(run).toHaveBeenCalledTimes(3);
    expect((await listLeases(systemActor))[0]?.ranAt).toEqual(new Date(noon + 65_000));
  });

  it("asks a job that looks first only where it has something to do", async () => {
    const { clock } = clockAt(noon + 5000);
    const run = vi.fn(async () => undefined);
    await tick(new Scheduler([job({ run, wanted: async () => false })], { holder: "a", clock }));
    expect(run).not.toHaveBeenCalled();
    expect(await listLeases(systemActor)).toEqual([]);
  });

  it("when it stops, tells running jobs, waits for them, and leaves what was broken off due for another process", async () => {
    const { clock } = clockAt(noon + 5000);
    const ended: string[] = [];
    const untilStopped = job({
      run: ({ stop }) =>
        new Promise((_, reject) =>
          stop.addEventListener("abort", () => {
            ended.push("a");
            reject(new Error("stopped"));
          }),
        ),
    });
    const scheduler = new Scheduler([untilStopped], { holder: "a", clock });
    scheduler.tick();
    await vi.waitFor(async () => expect(await listLeases(systemActor)).toHaveLength(1), {
      timeout: 30_000,
    });
    await new Promise(setImmediate);
    await scheduler.stop();
    expect(ended).toEqual(["a"]);
    const run = vi.fn(async () => undefined);
    await tick(new Scheduler([job({ run })], { holder: "b", clock }));
    expect(run).toHaveBeenCalledTimes(1);
    expect((await listLeases(systemActor))[0]?.error).toBeNull();
  });
});
