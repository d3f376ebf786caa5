import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listOpenBackfills } from "@/db/sources/backfills";
import { minuteTallies } from "@/db/measurements/windows";
import { closeStore } from "@/db/store/client";
import { listPolledSlos } from "@/db/sources/poll";
import { exactPair } from "@/lib/measurement/pair";
import { definitionOf } from "@/lib/slo/definition-of";
import { deleteSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import { findSourceState } from "@/db/sources/find-state";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { fillBack } from "./backfill";
import { Pace } from "./pace";
import { pollSources } from "./poll";
import { addDataSource, addPolledSlo } from "./testing/polled-slo";
import {
  scriptedPrometheus,
  type Script,
  type ScriptedPrometheus,
} from "./testing/scripted-prometheus";
import { storedCounts } from "./testing/stored-counts";

const NOON = Date.parse("2026-11-02T12:00:05Z") / 60_000;
const now = Math.floor(NOON);
const at = (minute: number) => new Date(minute * 60_000 + 5000);
const stop = () => new AbortController().signal;
const poll = (minute: number) => pollSources({ actor: systemActor, now: at(minute), stop: stop() });
const states = async () => (await listPolledSlos(systemActor)).map(({ state }) => state);
const steady: Script = (query) => (query.startsWith("good") ? 99 : 100);

/** The first minute from `minute` on in which an SLO takes its turn to look back. */
const nextTurn = (minute: number, id: number, every: number): number =>
  minute + ((((id - minute) % every) + every) % every);

const fillUp = (minute: number) =>
  fillBack({ actor: systemActor, now: at(minute), stop: stop() }, new Pace(), () => at(minute));

const servers: ScriptedPrometheus[] = [];
async function prometheus(script: Script, slug = "main"): Promise<ScriptedPrometheus> {
  const server = await scriptedPrometheus(script);
  servers.push(server);
  await addDataSource(slug, server.url, at(now));
  return server;
}

describe("polling", () => {
  beforeEach(async () => {
    vi.stubEnv("BURNLINE_SOURCE_NETWORKS", "127.0.0.1");
    await freshStore();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  afterAll(closeStore);

  it("reads the last minutes, each from the query's value at its end", async () => {
    const { ranges } = await prometheus((query, minute) =>
      query.startsWith("good") ? minute - now + 90 : 100,
    );
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    expect(ranges).toHaveLength(2);
    expect(ranges[0]).toMatchObject({ toMinute: now });
    await poll(now + 2);
    expect(ranges.at(-1)).toMatchObject({ fromMinute: now - 5, toMinute: now + 2 });
    expect(await storedCounts(slo, now - 1, now)).toEqual({
      bad: 11_000,
      total: 100_000,
      measured: 1,
    });
    expect(await storedCounts(slo, now - 5, now)).toEqual({
      bad: (11 + 12 + 13 + 14 + 15) * 1000,
      total: 500_000,
      measured: 5,
    });
    expect(await states()).toMatchObject([
      { succeededAt: at(now + 2), attemptedAt: at(now + 2), error: null, failures: 0 },
    ]);
  });

  it("replaces minutes that it reads again, and does not add them twice", async () => {
    let good = 90;
    await prometheus((query) => (query.startsWith("good") ? good : 100));
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    good = 95;
    await poll(now + 2);
    expect(await storedCounts(slo, now - 10, now + 2)).toEqual({
      bad: (5 * 10 + 7 * 5) * 1000,
      total: 1_200_000,
      measured: 12,
    });
  });

  it("keeps minutes without a sample unknown", async () => {
    await prometheus((query, minute) => (minute === now - 2 ? null : steady(query, minute)));
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    expect(await storedCounts(slo, now - 5, now)).toEqual({
      bad: 4000,
      total: 400_000,
      measured: 4,
    });
  });

  it("says which minutes it cannot count, and reads the others", async () => {
    await prometheus((query, minute) =>
      minute === now - 2 ? 1.234_567_891e-8 : query.startsWith("good") ? 1e-6 : 4e-6,
    );
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    const stored = await minuteTallies(systemActor, slo.id, {
      start: (now - 5) * 60_000,
      end: now * 60_000,
    });
    expect(
      stored.map((bucket) => {
        const { bad, total } = exactPair(bucket);
        return [bucket.minute - now, Number(bad) / Number(total)];
      }),
    ).toEqual([-5, -4, -3, -1].map((minute) => [minute, 0.75]));
    expect(await findSourceState(systemActor, slo)).toMatchObject({
      trouble: {
        kind: "warning",
        message: expect.stringMatching(
          /^total: It returned too few events to count in 1 minute,/,
        ) as string,
      },
    });
  });

  it("keeps a failing source's error and the time of its last data, and catches up when it answers again", async () => {
    const server = await prometheus(steady);
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    server.fail((response) => {
      response.statusCode = 400;
      response.end(JSON.stringify({ status: "error", error: "bad things" }));
      return true;
    });
    for (const minute of [1, 2]) await poll(now + minute);
    expect(await states()).toMatchObject([
      {
        succeededAt: at(now),
        attemptedAt: at(now + 2),
        error: expect.stringContaining("Prometheus says: bad things") as string,
        failures: 2,
      },
    ]);
    server.fail(null);
    await poll(now + 120);
    expect(await storedCounts(slo, now - 5, now + 120)).toMatchObject({ measured: 125 });
    expect(await states()).toMatchObject([{ error: null, failures: 0 }]);
  });

  it("takes what a source warns of for a remark, not for a failure", async () => {
    const server = await prometheus(steady);
    const slo = await addPolledSlo("availability", "main", at(now));
    const values = [[now * 60, "1"]];
    const answering = (more: object) =>
      server.fail((response) => {
        response.end(
          JSON.stringify({
            status: "success",
            data: { resultType: "matrix", result: [{ metric: {}, values }] },
            ...more,
          }),
        );
        return true;
      });
    answering({ warnings: ["partial response", "slow store"] });
    await poll(now);
    expect(await findSourceState(systemActor, slo)).toMatchObject({
      succeededAt: at(now),
      trouble: { kind: "warning", message: "partial response; slow store" },
    });
    answering({ status: "error", error: "bad things" });
    await poll(now + 1);
    expect(await findSourceState(systemActor, slo)).toMatchObject({
      succeededAt: at(now),
      trouble: { kind: "failing", message: expect.stringContaining("bad things") as string },
    });
    answering({});
    await poll(now + 2);
    expect(await findSourceState(systemActor, slo)).toMatchObject({
      succeededAt: at(now + 2),
      trouble: null,
    });
  });

  it("reads on from the newest minute with data where the store lags behind, and misses none", async () => {
    let lag = 40;
    let clock = now;
    await prometheus((query, minute) => (minute < clock - lag ? steady(query, minute) : null));
    const slo = await addPolledSlo("availability", "main", at(now));
    for (; clock < now + 50; clock += 1) await poll(clock);
    expect(await storedCounts(slo, now - 50, now + 50)).toMatchObject({ measured: 59 });
    lag = 0;
    await poll(clock);
    expect(await storedCounts(slo, now - 50, now + 50)).toMatchObject({
      measured: 100,
      total: 10_000_000,
    });
  });

  it.each([5 * 60, 22 * 60])(
    "reads at once what a store held back for %d minutes, as soon as it has come",
    async (lag) => {
      let newest = now;
      await prometheus((query, minute) => (minute < newest ? steady(query, minute) : null));
      const slo = await addPolledSlo("availability", "main", at(now));
      await fillUp(now);
      for (let minute = now; minute < now + lag; minute += 150) await poll(minute);
      newest = now + lag;
      await poll(now + lag + 1);
      expect(await storedCounts(slo, now - 5, now + lag)).toMatchObject({ measured: lag + 5 });
      expect(await listOpenBackfills(systemActor)).toEqual([]);
    },
  );

  it.each([30, 52])(
    "reads in the background what a store held back for %d hours, though it answered all the time",
    async (hours) => {
      const back = now + hours * 60;
      let newest = now;
      await prometheus((query, minute) => (minute < newest ? steady(query, minute) : null));
      const slo = await addPolledSlo("availability", "main", at(now));
      await fillUp(now);
      for (let minute = now; minute < back; minute += 600) await poll(minute);
      newest = back;
      await poll(back);
      expect(await listOpenBackfills(systemActor)).toMatchObject([
        { sloId: slo.id, nextMinute: now - 5, toMinute: back - 1440 },
      ]);
      await fillUp(back);
      expect(await storedCounts(slo, now - 5, back)).toMatchObject({ measured: hours * 60 + 5 });
    },
  );

  it("fills all of it in again once a store that had nothing at first has data", async () => {
    let filled = false;
    await prometheus((query, minute) => (filled ? steady(query, minute) : null));
    const slo = await addPolledSlo("availability", "main", at(now));
    await fillUp(now);
    await poll(now);
    filled = true;
    await poll(now + 1);
    const [open] = await listOpenBackfills(systemActor);
    await fillUp(now + 1);
    expect(open?.toMinute).toBe(now + 1 - 1440);
    expect(await storedCounts(slo, open?.fromMinute ?? 0, now + 1)).toMatchObject({
      measured: 7 * 1440 + 1,
    });
  });

  it("once a day reads on from the newest minute of a store that always lags by more than a day", async () => {
    const lag = 30 * 60;
    let clock = now;
    await prometheus((query, minute) => (minute < clock - lag ? steady(query, minute) : null));
    const slo = await addPolledSlo("availability", "main", at(now));
    await fillUp(now);
    const far = nextTurn(now + 600, slo.id, 1440);
    for (; clock < far; clock += 400) await poll(clock);
    expect(await storedCounts(slo, now - lag - 5, far)).toMatchObject({ measured: 5 });
    clock = far;
    await poll(clock);
    await fillUp(clock);
    expect(await storedCounts(slo, now - lag - 5, far)).toMatchObject({
      measured: far - now + 5,
    });
  });

  it("once a day finds what a store adds within its last day, however late", async () => {
    let added = false;
    await prometheus((query, minute) =>
      added || minute % 3 > 0 || minute > now ? steady(query, minute) : null,
    );
    const slo = await addPolledSlo("availability", "main", at(now));
    await fillUp(now);
    const far = nextTurn(now + 600, slo.id, 1440);
    for (let minute = now; minute < far; minute += 400) await poll(minute);
    added = true;
    await poll(far);
    expect(await storedCounts(slo, far - 1440, far)).toMatchObject({ measured: 1440 });
  });

  it("notices what a store adds to minutes that were read long before", async () => {
    let events = 60;
    await prometheus((query, minute) =>
      query.startsWith("good") ? 59 : minute < now ? events : 60,
    );
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    events = 90;
    for (let minute = now + 6; minute < now + 21; minute += 1) await poll(minute);
    expect(await storedCounts(slo, now - 30, now)).toEqual({
      bad: 30 * 31_000,
      total: 30 * 90_000,
      measured: 30,
    });
  });

  it("keeps minutes unknown whose bad events match no series, says so, and counts them as zero once told to", async () => {
    await prometheus((query) => (query.startsWith("good") ? null : 100));
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    expect(await storedCounts(slo, now - 5, now)).toEqual({ bad: 0, total: 0, measured: 0 });
    expect(await findSourceState(systemActor, slo)).toMatchObject({
      trouble: {
        kind: "warning",
        message: expect.stringMatching(/^good: It matches no series/) as string,
      },
    });
    await putSlo(
      systemActor,
      "checkout",
      "availability",
      {
        ...definitionOf(slo),
        source: {
          type: "prometheus",
          dataSource: "main",
          good: "good-x",
          total: "total-x",
          absent: "zero",
        },
      },
      at(now),
    );
    expect(await findSourceState(systemActor, slo), "of another query").toMatchObject({
      trouble: null,
    });
    await poll(now + 1);
    expect(await storedCounts(slo, now - 5, now)).toEqual({
      bad: 500_000,
      total: 500_000,
      measured: 5,
    });
    expect(await findSourceState(systemActor, slo)).toMatchObject({ trouble: null });
  });

  it("says of a query that counts per second, however its SLO was made", async () => {
    await prometheus(() => 0.5);
    const slo = await addPolledSlo("availability", "main", at(now));
    const good = "sum(increase(good_total[1m]))";
    const put = (total: string) =>
      putSlo(
        systemActor,
        "checkout",
        "availability",
        {
          ...definitionOf(slo),
          source: { type: "prometheus", dataSource: "main", good, total },
        },
        at(now),
      );
    await put("60 * vector(1) + sum(rate(all_total[5m]))");
    await poll(now);
    expect(await findSourceState(systemActor, slo)).toMatchObject({
      trouble: {
        kind: "warning",
        message: expect.stringMatching(/^total: rate\(\) and irate\(\) count per second/) as string,
      },
    });
    await put("60 * sum(rate(all_total[5m]))");
    await poll(now + 1);
    expect(await findSourceState(systemActor, slo)).toMatchObject({ trouble: null });
  });

  it("after more than a day without data fills back in the background", async () => {
    await prometheus(steady);
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    const later = now + 3 * 1440;
    await poll(later);
    expect(await storedCounts(slo, later - 1440, later)).toMatchObject({ measured: 1440 });
    expect(await listOpenBackfills(systemActor)).toMatchObject([
      { sloId: slo.id, toMinute: later - 1440 },
    ]);
  });

  it("of one source that hangs holds up nothing of another", async () => {
    const slow = await prometheus(steady, "slow");
    slow.fail(() => true);
    await prometheus(steady, "fast");
    await addPolledSlo("hangs", "slow", at(now));
    const slo = await addPolledSlo("availability", "fast", at(now));
    const stopped = new AbortController();
    const round = pollSources({ actor: systemActor, now: at(now), stop: stopped.signal });
    await vi.waitFor(
      async () => expect(await storedCounts(slo, now - 5, now)).toMatchObject({ measured: 5 }),
      { timeout: 30_000 },
    );
    expect(slow.ranges.length).toBeGreaterThan(0);
    stopped.abort();
    await round;
  });

  it("says which query is wrong, and leaves the other SLOs of the source alone", async () => {
    const server = await prometheus(steady);
    server.fail((response, { query }) => {
      if (query !== "good-broken") return false;
      response.end(
        JSON.stringify({
          status: "success",
          data: {
            resultType: "matrix",
            result: [
              { metric: { a: "1" }, values: [] },
              { metric: { a: "2" }, values: [] },
            ],
          },
        }),
      );
      return true;
    });
    await addPolledSlo("broken", "main", at(now));
    const slo = await addPolledSlo("availability", "main", at(now));
    await poll(now);
    expect(
      (await listPolledSlos(systemActor)).map(({ source, state }) =>
        "good" in source ? [source.good, state?.error] : [],
      ),
    ).toEqual(
      expect.arrayContaining([
        [
          "good-broken",
          "good: The query returned 2 series; one is needed. Aggregate it, for example with sum(…).",
        ],
        ["good-availability", null],
      ]),
    );
    expect(await storedCounts(slo, now - 5, now)).toMatchObject({ measured: 5 });
  });

  it("survives an SLO that is deleted in the middle", async () => {
    const server = await prometheus(steady);
    await addPolledSlo("gone", "main", at(now));
    const slo = await addPolledSlo("stays", "main", at(now));
    let deleted: Promise<void> | undefined;
    server.fail(() => {
      deleted ??= deleteSlo(systemActor, "checkout", "gone", at(now));
      return false;
    });
    await poll(now);
    await deleted;
    expect(await storedCounts(slo, now - 5, now)).toMatchObject({ measured: 5 });
  });
});
