import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { findEvaluationProgress } from "@/db/alerts/evaluation";
import { recordMeasurements } from "@/db/measurements/record";
import { alertRoutes, alerts } from "@/db/schema/alerts";
import { escalations, teamPaging } from "@/db/schema/escalations";
import { notifications } from "@/db/schema/notifications";
import { closeStore, read, write } from "@/db/store/client";
import { personTarget, policyOf, storedPolicy } from "@/db/testing/escalations";
import { systemActor } from "@/db/testing/fresh-store";
import { person } from "@/db/testing/persons";
import type { RouteRule } from "@/lib/alert/route";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { evaluateMinutes } from "./evaluate-minutes";
import {
  evaluate,
  evaluateUntil,
  events,
  freshService,
  history,
  makeSlo,
  measure,
  share,
  START,
  told,
  TOTAL,
  type Pattern,
} from "./testing/minute-history";

/** Of a stop that comes when it has been asked for so often. */
function abortedAfter(asked: number): AbortSignal {
  let left = asked;
  return Object.defineProperty(new AbortController().signal, "aborted", {
    get: () => left-- <= 0,
  });
}

const badEventsOf = (event: Awaited<ReturnType<typeof events>>[number] | undefined) =>
  event?.facts?.kind === "burn-rate" ? event.facts.rules.map(({ badEvents }) => badEvents) : null;

beforeEach(freshService);
afterAll(closeStore);

describe("evaluating minutes", () => {
  it("tells the same of minutes one by one and of those it has missed", async () => {
    const pattern: Pattern = (minute) => (minute >= 5 && minute < 15 ? TOTAL : 0);
    const slo = await makeSlo("outage");
    await measure(slo, history(pattern, 120));
    await evaluateUntil(100, 1);
    const oneByOne = await events(slo);
    expect(oneByOne.length).toBeGreaterThan(0);
    await freshService();
    const again = await makeSlo("outage");
    await measure(again, history(pattern, 120));
    await evaluate(0);
    await evaluate(50);
    await evaluate(100);
    const missed = await events(again);
    const comparable = (all: typeof missed) => all.map(({ key: _, ...event }) => event);
    expect(comparable(missed)).toEqual(comparable(oneByOne));
  });

  it("gives people their whole time from now on, where it is told after a pause", async () => {
    const slo = await makeSlo("paused");
    await measure(
      slo,
      history((minute) => (minute < 5 ? 0 : TOTAL), 60),
    );
    const { team } = slo.service;
    await person("ana", { [team.slug]: "responder" });
    const policyId = await storedPolicy("two", team.slug, policyOf([[[personTarget("ana")], 5]]));
    await write((tx) =>
      tx.insert(teamPaging).values({ teamId: team.id, policyId, ticketChannelId: null }),
    );
    await evaluate(0);
    await evaluate(50);
    expect((await told(slo))[0]).toEqual([6, "fired", "page"]);
    const now = START + 50 * MINUTE_MS + 15_000;
    const [page, ...others] = await read().select().from(escalations);
    expect(others).toEqual([]);
    const startedAt = page?.startedAt.getTime() ?? 0;
    expect(startedAt).toBeGreaterThanOrEqual(now);
    expect(page?.nextAt?.getTime()).toBe(startedAt + 5 * MINUTE_MS);
    expect(await read().select().from(notifications)).toMatchObject([
      { createdAt: page?.startedAt },
    ]);
  });

  it("goes on where it was broken off, as often as that happens", async () => {
    const pattern: Pattern = (minute) => (minute < 10 ? share(15) : 0);
    const slo = await makeSlo("broken-off");
    await measure(slo, history(pattern, 120));
    await evaluate(0);
    const reached: (number | undefined)[] = [];
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await evaluateMinutes({
        actor: systemActor,
        now: new Date(START + 50 * MINUTE_MS),
        stop: abortedAfter(7),
      });
      reached.push((await findEvaluationProgress(systemActor))?.minute);
    }
    await evaluate(50);
    expect(reached).toEqual([1, 2, 3, 4, 5, 6, 7].map((times) => START / MINUTE_MS + 7 * times));
    expect((await told(slo)).map(([, transition]) => transition)).toEqual(["fired", "resolved"]);
  });

  it("ends what corrected counts take back, and keeps what was told", async () => {
    const slo = await makeSlo("corrected");
    await measure(
      slo,
      history(() => TOTAL, 10),
    );
    await evaluate(0);
    await evaluate(5);
    await recordMeasurements(systemActor, {
      mode: "replace",
      measurements: history(() => 0, 10).map((bucket) => ({ ...bucket, sloId: slo.id })),
      at: new Date(START + 2 * DAY_MS),
    });
    await evaluate(6);
    expect(await told(slo)).toEqual([
      [1, "fired", "page"],
      [6, "resolved", "page"],
    ]);
    const [fired] = (await events(slo)).filter(({ kind }) => kind === "burn-rate");
    expect(fired?.facts).toMatchObject({ kind: "burn-rate", at: START + MINUTE_MS });
    expect(JSON.stringify(fired?.facts)).toContain('"firing":true');
  });

  it("leaves what was told alone when data comes late, and goes by the new sums from then on", async () => {
    const slo = await makeSlo("late");
    await measure(
      slo,
      history(() => share(5), 6),
    );
    await evaluateUntil(6, 1);
    const before = await events(slo);
    const late = (bad: number, total: number) =>
      measure(
        slo,
        [0, 1, 2, 3, 4, 5].map((minute) => ({
          minute: START / MINUTE_MS + minute,
          bad: bad * 1000,
          total: 1000 * total,
        })),
      );
    await late(TOTAL, TOTAL);
    expect(await events(slo)).toEqual(before);
    await evaluate(7);
    const fired = (await events(slo)).filter(({ kind }) => kind === "burn-rate").at(-1);
    expect(fired).toMatchObject({ minute: 7, transition: "fired", severity: "page" });
    expect(fired?.facts).toMatchObject({ at: START + 7 * MINUTE_MS });
    // 100 of each minute at first, and 2,000 late.
    expect(badEventsOf(fired)).toEqual([12_600, 12_600, 12_600, 12_600]);
    const sofar = await events(slo);
    await late(0, 200 * TOTAL);
    expect(await events(slo)).toEqual(sofar);
    await evaluate(8);
    expect((await events(slo)).slice(0, sofar.length)).toEqual(sofar);
    const over = (await events(slo)).filter(({ kind }) => kind === "burn-rate").at(-1);
    expect(over).toMatchObject({ minute: 8, severity: "ticket" });
    expect(badEventsOf(over)).toEqual([12_600, 12_600, 12_600, 12_600]);
  });

  it("keeps the numbers that made it fire, and those with which it resolved", async () => {
    const slo = await makeSlo("blip");
    await measure(
      slo,
      history((minute) => (minute < 10 ? share(15) : 0), 120),
    );
    await evaluateUntil(120);
    const burning = (await events(slo)).filter(({ kind }) => kind === "burn-rate");
    expect(burning.map(({ transition }) => transition)).toEqual(["fired", "resolved"]);
    const [fired, resolved] = burning.map(({ facts }) =>
      facts?.kind === "burn-rate" ? facts.rules.filter(({ firing }) => firing).length : null,
    );
    expect([fired, resolved]).toEqual([1, 0]);
    expect(burning[0]?.facts).toMatchObject({ targetPpm: 999_000, at: START + 6 * MINUTE_MS });
  });

  it("tells once of an alert to which a rule of its team gives another severity", async () => {
    const slo = await makeSlo("routed");
    await measure(
      slo,
      history(() => TOTAL, 60),
    );
    const { teamId } = slo.service;
    const rules: RouteRule[] = [{ matchers: [], severity: "ticket" }];
    await write((tx) =>
      tx.insert(alertRoutes).values({ teamId, rules, version: 1, updatedAt: new Date(START) }),
    );
    await evaluateUntil(5, 1);
    expect(await told(slo)).toEqual([[1, "fired", "ticket"]]);
    const [alert] = await read().select().from(alerts).where(eq(alerts.sloId, slo.id));
    expect(alert?.lastSeenAt).toEqual(new Date(START + MINUTE_MS));
  });

  it("is done once by two that do it at the same time", async () => {
    const slo = await makeSlo("twice");
    await measure(
      slo,
      history((minute) => (minute < 10 ? share(15) : 0), 120),
    );
    await evaluate(0);
    await Promise.all([evaluate(50), evaluate(50)]);
    expect((await told(slo)).map(([, transition]) => transition)).toEqual(["fired", "resolved"]);
  });

  it("goes on after a clock that was set back by hours", async () => {
    const slo = await makeSlo("clock");
    await measure(
      slo,
      history((minute) => (minute < 60 ? TOTAL : 0), 120),
    );
    await evaluate(600);
    await evaluate(598);
    expect((await findEvaluationProgress(systemActor))?.minute).toBe(START / MINUTE_MS + 600);
    await evaluate(10);
    expect((await findEvaluationProgress(systemActor))?.minute).toBe(START / MINUTE_MS + 10);
    expect(await told(slo)).toEqual([[10, "fired", "page"]]);
  });
});
