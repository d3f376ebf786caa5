import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { listAlertEvents } from "@/db/alerts/find";
import { alerts } from "@/db/schema/alerts";
import { recordPolls } from "@/db/sources/poll";
import { archiveSlo } from "@/db/slos/archive";
import { closeStore, read } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { MINUTE_MS } from "@/lib/time/duration";
import { addDataSource, addPolledSlo } from "@/server/jobs/testing/polled-slo";
import {
  evaluate,
  evaluateUntil,
  events,
  freshService,
  history,
  makeSlo,
  measure,
  START,
  told,
  TOTAL,
} from "./testing/minute-history";

beforeEach(freshService);
afterAll(closeStore);

describe("what is evaluated", () => {
  it("is no SLO without an alert policy", async () => {
    const slo = await makeSlo("none", { policy: "none", noDataAfterMinutes: 5 });
    await measure(
      slo,
      history((minute) => (minute < 60 ? TOTAL : 0), 60),
    );
    await evaluateUntil(120);
    expect(await events(slo)).toEqual([]);
  });

  it("resolves what is open of an SLO that is archived", async () => {
    const slo = await makeSlo("archived");
    await measure(
      slo,
      history(() => TOTAL, 60),
    );
    await evaluateUntil(10);
    await archiveSlo(systemActor, "checkout", "archived", new Date(START + 10 * MINUTE_MS));
    await evaluate(11);
    expect(await told(slo)).toEqual([
      [1, "fired", "page"],
      [11, "resolved", "page"],
    ]);
  });

  it("is silence past the setting of the SLO, and its end", async () => {
    const slo = await makeSlo("silent", { noDataAfterMinutes: 5 });
    await measure(
      slo,
      history(() => 0, 10),
    );
    await evaluateUntil(20, 1);
    await measure(slo, [{ minute: START / MINUTE_MS + 20, bad: 0, total: 1000 }]);
    await evaluate(21);
    expect(await told(slo, "no-data")).toEqual([
      [16, "fired", "ticket"],
      [21, "resolved", "ticket"],
    ]);
  });

  it("is a budget whose status becomes worse, as one ticket for each status", async () => {
    const slo = await makeSlo("budget", {}, { window: { type: "rolling", days: 3 } });
    // A budget of about 4.3 minutes of the three days: 60% gone, then 120%.
    await measure(
      slo,
      history((minute) => (minute < 3 || (minute >= 90 && minute < 93) ? TOTAL : 0), 240),
    );
    await evaluateUntil(240);
    const tickets = (await events(slo)).filter(({ kind }) => kind === "budget");
    expect(
      tickets.map(({ minute, key, transition }) => [minute, key.split(":").at(-1), transition]),
    ).toEqual([
      [3, "warning", "fired"],
      [91, "warning", "resolved"],
      [91, "critical", "fired"],
      [92, "critical", "resolved"],
      [92, "exhausted", "fired"],
    ]);
    expect(tickets[0]?.facts).toMatchObject({ tier: "warning", earlierTier: "healthy" });
  });

  it("is a data source that fails for longer than ten minutes, once for a team, until it answers", async () => {
    await addDataSource("metrics", "http://127.0.0.1:9", new Date(START));
    const first = await addPolledSlo("first", "metrics", new Date(START));
    const second = await addPolledSlo("second", "metrics", new Date(START));
    const polled = async (minute: number, error: string | null) => {
      const polls = [first, second].map(({ id }) => ({
        sloId: id,
        succeeded: error === null,
        error,
      }));
      await recordPolls(systemActor, polls, new Date(START + minute * MINUTE_MS));
    };
    await polled(0, null);
    for (let minute = 1; minute <= 14; minute += 1) {
      await polled(minute, "refuses connections");
      await evaluate(minute);
    }
    await polled(15, null);
    for (const minute of [15, 16]) await evaluate(minute);
    const rows = await read().select().from(alerts);
    expect(rows.map(({ kind, state, flaps }) => [kind, state, flaps])).toEqual([
      ["source", "resolved", 0],
    ]);
    const happened = await listAlertEvents(systemActor, rows[0]?.id ?? 0);
    expect(
      happened.map(({ at, transition }) => [(at.getTime() - START) / MINUTE_MS, transition]),
    ).toEqual([
      [11, "fired"],
      [15, "resolved"],
    ]);
  });
});
