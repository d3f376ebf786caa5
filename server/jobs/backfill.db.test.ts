import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listOpenBackfills } from "@/db/sources/backfills";
import { closeStore } from "@/db/store/client";
import { applyRetention } from "@/db/measurements/retention";
import { sealHours } from "@/db/measurements/sealing";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { fillBack } from "./backfill";
import { Pace } from "./pace";
import { addDataSource, addPolledSlo } from "./testing/polled-slo";
import {
  scriptedPrometheus,
  type Script,
  type ScriptedPrometheus,
} from "./testing/scripted-prometheus";
import { storedCounts } from "./testing/stored-counts";

const DAY = 1440;
const now = Date.parse("2026-11-02T12:00:00Z") / 60_000;
const at = (minute: number) => new Date(minute * 60_000);
const fill = (pace = new Pace(), minute = now, signal = new AbortController().signal) =>
  fillBack({ actor: systemActor, now: at(minute), stop: signal }, pace, () => at(minute));

/** Every minute has its own count, so that a shifted or doubled one shows. */
const distinct: Script = (query, minute) =>
  query.startsWith("good") ? minute % 97 : (minute % 97) + 3;
const expected = (from: number, to: number) => {
  let total = 0;
  for (let minute = from; minute < to; minute += 1) total += (minute % 97) + 3;
  return { bad: (to - from) * 3000, total: total * 1000, measured: to - from };
};

let server: ScriptedPrometheus;

describe("filling back", () => {
  beforeEach(async () => {
    vi.stubEnv("BURNLINE_SOURCE_NETWORKS", "127.0.0.1");
    vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    await freshStore();
    server = await scriptedPrometheus(distinct);
    await addDataSource("main", server.url, at(now));
  });
  afterEach(() => server.close());
  afterAll(closeStore);

  it("reads the whole window when an SLO is made, a day at a time, each minute once", async () => {
    const slo = await addPolledSlo("availability", "main", at(now), 7);
    await fill();
    expect(await storedCounts(slo, now - 7 * DAY, now)).toEqual(expected(now - 7 * DAY, now));
    expect(server.ranges).toHaveLength(14);
    expect(server.ranges.every(({ fromMinute, toMinute }) => toMinute - fromMinute === DAY)).toBe(
      true,
    );
    expect(await listOpenBackfills(systemActor)).toEqual([]);
  });

  it("of a window that grows begins with the minutes that are still kept", async () => {
    const slo = await addPolledSlo("availability", "main", at(now), 30);
    await fill();
    const later = now + 20 * DAY;
    await sealHours(systemActor, { now: at(now + DAY) });
    await applyRetention(systemActor, { now: at(later) });
    server.ranges.length = 0;
    await addPolledSlo("availability", "main", at(later), 90);
    await fill(new Pace(), later);
    expect(await listOpenBackfills(systemActor)).toEqual([]);
    expect(Math.min(...server.ranges.map(({ fromMinute }) => fromMinute))).toBe(later - 37 * DAY);
    expect(await storedCounts(slo, later - 37 * DAY, later)).toEqual(
      expected(later - 37 * DAY, later),
    );
  });

  it("keeps how far it came, and goes on from there", async () => {
    const slo = await addPolledSlo("availability", "main", at(now), 7);
    server.fail((response, { fromMinute }) => {
      if (fromMinute < now - 4 * DAY) return false;
      response.statusCode = 400;
      response.end(JSON.stringify({ status: "error", error: "out of memory" }));
      return true;
    });
    await fill();
    expect(await listOpenBackfills(systemActor)).toMatchObject([
      { nextMinute: now - 4 * DAY, error: expect.stringContaining("out of memory") as string },
    ]);
    server.fail(null);
    server.ranges.length = 0;
    await fill();
    expect(Math.min(...server.ranges.map(({ fromMinute }) => fromMinute))).toBe(now - 4 * DAY);
    expect(await storedCounts(slo, now - 7 * DAY, now)).toEqual(expected(now - 7 * DAY, now));
  });

  it("asks for less after a failure, until the source can answer", async () => {
    const slo = await addPolledSlo("availability", "main", at(now), 1);
    server.fail((response, { fromMinute, toMinute }) => {
      if (toMinute - fromMinute <= 360) return false;
      response.statusCode = 422;
      response.end(
        JSON.stringify({
          status: "error",
          error: "query processing would load too many samples into memory",
        }),
      );
      return true;
    });
    const pace = new Pace();
    for (const minutes of [0, 1, 2]) await fill(pace, now + minutes);
    expect(await storedCounts(slo, now - DAY, now)).toEqual(expected(now - DAY, now));
  });

  it("stops when it is told to, between two chunks, and loses nothing", async () => {
    const slo = await addPolledSlo("availability", "main", at(now), 7);
    const stopping = new AbortController();
    server.fail((_, { fromMinute }) => {
      if (fromMinute >= now - 5 * DAY) stopping.abort();
      return false;
    });
    await fill(new Pace(), now, stopping.signal);
    const [open] = await listOpenBackfills(systemActor);
    expect(open).toMatchObject({ finishedAt: null });
    server.fail(null);
    await fill();
    expect(await storedCounts(slo, now - 7 * DAY, now)).toEqual(expected(now - 7 * DAY, now));
  });

  it("of one source that hangs holds up nothing of another, also of what is asked for meanwhile", async () => {
    const slow = await scriptedPrometheus(distinct);
    await addDataSource("slow", slow.url, at(now));
    slow.fail(() => true);
    await addPolledSlo("hangs", "slow", at(now), 7);
    const stopped = new AbortController();
    const round = fill(new Pace(), now, stopped.signal);
    await vi.waitFor(() => expect(slow.ranges.length).toBeGreaterThan(0), { timeout: 30_000 });
    const slo = await addPolledSlo("availability", "main", at(now), 7);
    await vi.waitFor(
      async () =>
        expect(await storedCounts(slo, now - 7 * DAY, now)).toEqual(expected(now - 7 * DAY, now)),
      { timeout: 10_000 },
    );
    expect(await listOpenBackfills(systemActor)).toMatchObject([
      { nextMinute: now - 7 * DAY, error: null },
    ]);
    stopped.abort();
    await round;
    await slow.close();
  });

  it("of one source goes one SLO after the other", async () => {
    const slos = [
      await addPolledSlo("one", "main", at(now), 2),
      await addPolledSlo("two", "main", at(now), 2),
    ];
    await fill();
    for (const slo of slos)
      expect(await storedCounts(slo, now - 2 * DAY, now)).toEqual(expected(now - 2 * DAY, now));
    expect(server.ranges.map(({ query }) => query.split("-")[1])).toEqual([
      ...Array<string>(4).fill("one"),
      ...Array<string>(4).fill("two"),
    ]);
  });

  it("keeps nothing that an SLO's former source answers late", async () => {
    const slow = await scriptedPrometheus(() => 1);
    await addDataSource("slow", slow.url, at(now));
    const unanswered: ServerResponse[] = [];
    slow.fail((response) => unanswered.push(response) > 0);
    await addPolledSlo("availability", "slow", at(now), 7);
    const round = fill();
    await vi.waitFor(() => expect(unanswered).toHaveLength(2), { timeout: 30_000 });
    const slo = await addPolledSlo("availability", "main", at(now + 1), 7);
    const other = await addPolledSlo("other", "main", at(now + 2), 1);
    await vi.waitFor(
      async () =>
        expect(await storedCounts(other, now + 2 - DAY, now)).toMatchObject({ measured: DAY - 2 }),
      { timeout: 10_000 },
    );
    const values = [[(now + 2 - 7 * DAY) * 60, "1"]];
    for (const response of unanswered)
      response.end(
        JSON.stringify({
          status: "success",
          data: { resultType: "matrix", result: [{ metric: {}, values }] },
        }),
      );
    await round;
    expect(slow.ranges).toHaveLength(2);
    expect(await storedCounts(slo, now + 1 - 7 * DAY, now + 1)).toEqual(
      expected(now + 1 - 7 * DAY, now + 1),
    );
    expect(await listOpenBackfills(systemActor)).toEqual([]);
    await slow.close();
  });

  it("starts over when the query changes, and does not when only the name does", async () => {
    await addPolledSlo("availability", "main", at(now), 7);
    await fill();
    await addPolledSlo("availability", "main", at(now + 1), 7);
    expect(await listOpenBackfills(systemActor)).toEqual([]);
    await addPolledSlo("availability", "main", at(now + 2), 14);
    expect(await listOpenBackfills(systemActor)).toMatchObject([
      { fromMinute: now + 2 - 14 * DAY, toMinute: now + 2 },
    ]);
  });
});
