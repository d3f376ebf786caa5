import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "./client";
import { listLeases, releaseLease, renewLease, takeLease } from "./leases";
import { freshStore, systemActor } from "../testing/fresh-store";

const start = new Date("2026-11-01T12:00:05Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const claim = (holder: string, seconds: number, dueSince = start) =>
  takeLease(systemActor, "poll", {
    holder,
    now: after(seconds),
    expiresAt: after(seconds + 60),
    dueSince,
  });

describe("a job's lease", () => {
  beforeEach(freshStore);
  afterAll(closeStore);

  it("goes to exactly one of many processes that ask at once", async () => {
    const holders = Array.from({ length: 12 }, (_, n) => `process-${n}`);
    const taken = await Promise.all(holders.map((holder) => claim(holder, 0)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("stays with its holder until it expires, and is then taken over", async () => {
    expect(await claim("a", 0)).toBe(true);
    expect(await claim("b", 59)).toBe(false);
    expect(await claim("b", 60)).toBe(true);
    expect(await renewLease(systemActor, "poll", "a", after(200))).toBe(false);
  });

  it("lasts longer when it is renewed", async () => {
    await claim("a", 0);
    expect(await renewLease(systemActor, "poll", "a", after(120))).toBe(true);
    expect(await claim("b", 60)).toBe(false);
  });

  it("is not given for a run that another process has already made", async () => {
    await claim("a", 0);
    await releaseLease(systemActor, "poll", "a", { now: after(1), ranAt: after(0), error: null });
    expect(await claim("b", 2)).toBe(false);
    expect(await claim("b", 60, after(60))).toBe(true);
  });

  it("is free again at once when a run was broken off", async () => {
    await claim("a", 0);
    await releaseLease(systemActor, "poll", "a", { now: after(1), ranAt: null, error: null });
    expect(await claim("b", 2)).toBe(true);
  });

  it("that a clock a day ahead took, or ran by, holds nobody back", async () => {
    expect(await claim("a", 86_400, after(86_400))).toBe(true);
    expect(await claim("b", 30)).toBe(true);
    await releaseLease(systemActor, "poll", "b", {
      now: after(86_401),
      ranAt: after(86_400),
      error: null,
    });
    expect(await claim("c", 60, after(60))).toBe(true);
  });

  it("of a clock a little ahead is believed", async () => {
    expect(await claim("a", 120, after(120))).toBe(true);
    expect(await claim("b", 30)).toBe(false);
    await releaseLease(systemActor, "poll", "a", {
      now: after(121),
      ranAt: after(120),
      error: null,
    });
    expect(await claim("b", 60, after(60))).toBe(false);
  });

  it("keeps the error of the last run, until a run ends well", async () => {
    await claim("a", 0);
    await releaseLease(systemActor, "poll", "a", {
      now: after(1),
      ranAt: after(0),
      error: "disk full",
    });
    expect(await listLeases(systemActor)).toMatchObject([
      { name: "poll", holder: "a", error: "disk full", ranAt: after(0) },
    ]);
    await claim("a", 60, after(60));
    await releaseLease(systemActor, "poll", "a", { now: after(61), ranAt: after(60), error: null });
    expect((await listLeases(systemActor))[0]?.error).toBeNull();
  });
});
