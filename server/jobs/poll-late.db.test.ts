import { describe, expect, it } from "vitest";
import { listOpenBackfills } from "@/db/sources/backfills";
import { systemActor } from "@/db/testing/fresh-store";
import { fillBack } from "./backfill";
import { Pace } from "./pace";
import { addPolledSlo } from "./testing/polled-slo";
import { at, now, poll, prometheus, steady, stop, withSources } from "./testing/polling";
import { storedCounts } from "./testing/stored-counts";

/** The first minute from `minute` on in which an SLO takes its turn to look back. */
const nextTurn = (minute: number, id: number, every: number): number =>
  minute + ((((id - minute) % every) + every) % every);

const fillUp = (minute: number) =>
  fillBack({ actor: systemActor, now: at(minute), stop: stop() }, new Pace(), () => at(minute));

describe("polling what comes late", () => {
  withSources();

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

  it("reads in the background what was held back where it cannot be read at once", async () => {
    const back = now + 5 * 60;
    let newest = now;
    const server = await prometheus((query, minute) =>
      minute < newest ? steady(query, minute) : null,
    );
    const slo = await addPolledSlo("availability", "main", at(now));
    await fillUp(now);
    for (let minute = now; minute < back; minute += 150) await poll(minute);
    newest = back;
    server.fail((response, { toMinute }) => {
      if (toMinute === back) return false;
      response.statusCode = 400;
      response.end(JSON.stringify({ status: "error", error: "too much" }));
      return true;
    });
    await poll(back);
    server.fail(null);
    await poll(back + 1);
    await fillUp(back + 1);
    expect(await storedCounts(slo, now - 5, back)).toMatchObject({ measured: 5 * 60 + 5 });
  });

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
});
