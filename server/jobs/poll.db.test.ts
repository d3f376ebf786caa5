import { describe, expect, it, vi } from "vitest";
import { minuteTallies } from "@/db/measurements/windows";
import { listPolledSlos } from "@/db/sources/poll";
import { exactPair } from "@/lib/measurement/pair";
import { definitionOf } from "@/lib/slo/definition-of";
import { deleteSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import { findSourceState } from "@/db/sources/find-state";
import { systemActor } from "@/db/testing/fresh-store";
import { pollSources } from "./poll";
import { addPolledSlo } from "./testing/polled-slo";
import { at, now, poll, prometheus, steady, withSources } from "./testing/polling";
import { storedCounts } from "./testing/stored-counts";

const states = async () => (await listPolledSlos(systemActor)).map(({ state }) => state);

describe("polling", () => {
  withSources();

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
