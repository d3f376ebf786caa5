import { and, asc, eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alerts } from "@/db/schema/alerts";
import { escalations, escalationSteps } from "@/db/schema/escalations";
import { incidents } from "@/db/schema/incidents";
import { notifications } from "@/db/schema/notifications";
import { closeStore, read } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { MINUTE_MS } from "@/lib/time/duration";
import { evaluateMinutes } from "@/server/alerts/evaluate-minutes";
import { appendDemoMinute, fillDemoWorkspace } from "./demo-workspace";

const filledAt = new Date("2026-11-23T20:50:30Z");

const burning = () =>
  read()
    .select({ title: alerts.title, state: alerts.state, demo: alerts.demo })
    .from(alerts)
    .where(and(eq(alerts.kind, "burn-rate"), ne(alerts.state, "resolved")))
    .orderBy(asc(alerts.id));

describe("a filled demo workspace", () => {
  beforeAll(async () => {
    await freshStore();
    await fillDemoWorkspace(systemActor, filledAt);
  }, 300_000);
  afterAll(closeStore);

  it("has a month of alerts, each with the incident that it belongs to, and whom they woke", async () => {
    const rows = await read()
      .select({ alert: alerts, incident: incidents })
      .from(alerts)
      .leftJoin(incidents, eq(incidents.id, alerts.incidentId));
    expect(rows.length).toBeGreaterThan(20);
    for (const { alert, incident } of rows) {
      expect(alert.startedAt.getTime()).toBeGreaterThanOrEqual(
        incident?.startedAt.getTime() ?? NaN,
      );
      expect(alert.acknowledgedAt === null || alert.acknowledgedAt >= alert.startedAt).toBe(true);
    }
    expect((await read().select().from(escalations)).length).toBeGreaterThan(15);
    const steps = await read().select({ effect: escalationSteps.effect }).from(escalationSteps);
    expect(steps.filter(({ effect }) => effect.kind === "nobody-answered")).toHaveLength(1);
  });

  it("goes on with the alerts that are open, wakes nobody for what is made up, and asks nobody again", async () => {
    const open = await burning();
    expect(open.map(({ state, demo }) => [state, demo])).toEqual([
      ["acknowledged", true],
      ["acknowledged", true],
    ]);
    const now = new Date(filledAt.getTime() + MINUTE_MS);
    await appendDemoMinute(systemActor, now);
    const stop = new AbortController().signal;
    await evaluateMinutes({ actor: systemActor, now, stop });
    const evaluated = await burning();
    expect(evaluated.slice(0, open.length)).toEqual(open);
    expect(new Set(evaluated.map(({ title }) => title)).size).toBe(evaluated.length);
    expect(await read().select().from(notifications)).toEqual([]);
    const waiting = await read().select().from(escalations).where(ne(escalations.state, "done"));
    expect(waiting.map(({ nextAt }) => nextAt)).toEqual(waiting.map(() => null));
  });
});
