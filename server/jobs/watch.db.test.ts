import { asc } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recordEvaluation } from "@/db/alerts/evaluation";
import { acknowledge } from "@/db/alerts/respond";
import { runEscalation } from "@/db/escalations/run-due";
import { alertEvents, alerts } from "@/db/schema/alerts";
import { escalations, teamPaging } from "@/db/schema/escalations";
import { notifications } from "@/db/schema/notifications";
import { closeStore, read, write } from "@/db/store/client";
import { dialect } from "@/db/store/dialect";
import { releaseLease, takeLease } from "@/db/store/leases";
import { messages, personTarget, policyOf, storedPolicy } from "@/db/testing/escalations";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { min, NOON, person, teamNamed } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import { storedEscalation } from "@/db/testing/stored-escalation";
import { failedTry, storedMessage, storedTry } from "@/db/testing/stored-message";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Job } from "./job";
import { freshDelivery } from "./testing/delivery";
import { watch, watchJob } from "./watch";

const disk = vi.hoisted(() => ({ bavail: 1e7, blocks: 1e7, bsize: 4096 }));
vi.mock("node:fs/promises", async (original) => ({
  ...(await original<object>()),
  statfs: async () => disk,
}));

const LONG_AGO = min(-10_000);
const job = (name: string): Job => ({
  name,
  does: "Does it.",
  everyMs: MINUTE_MS,
  offsetMs: 0,
  longestMs: MINUTE_MS,
  run: async () => undefined,
});
const deliverAlone = [job("deliver")];

const look = (minute: number, jobs: readonly Job[] = [], since = LONG_AGO) =>
  watch(jobs, since, { actor: systemActor, now: min(minute) });

async function ran(name: string, minute: number): Promise<void> {
  const now = min(minute);
  await takeLease(systemActor, name, { holder: "a", now, expiresAt: now, dueSince: now });
  await releaseLease(systemActor, name, "a", { now, ranAt: now, error: null });
}

/** As far as a minute ago: what this is about is not evaluation. */
const evaluatedUntil = (minute: number) =>
  recordEvaluation(
    systemActor,
    null,
    [],
    { minute: min(minute).getTime() / MINUTE_MS, tiers: {}, severities: {} },
    min(minute),
  );

const own = async () =>
  (await read().select().from(alerts).orderBy(asc(alerts.id)))
    .filter(({ kind }) => kind === "burnline")
    .map(({ key, state, severity }) => `${key} ${severity} ${state}`);

const escalationsOf = () => read().select().from(escalations).orderBy(asc(escalations.id));

beforeEach(async () => {
  disk.bavail = 1e7;
  await freshStore();
  await teamNamed("platform");
  await person("Ada", {}, true);
});
afterAll(closeStore);

describe("watching Burnline", () => {
  it("writes nothing where no team is there to have it", async () => {
    await freshStore();
    await look(0, deliverAlone);
    expect(await own()).toEqual([]);
  });

  it("opens one alert for a job that stands still, and closes it once it runs", async () => {
    await ran("deliver", -1);
    await look(0, deliverAlone);
    expect(await own()).toEqual([]);
    await look(5, deliverAlone);
    await look(6, deliverAlone);
    expect(await own()).toEqual(["job:deliver page firing"]);
    await ran("deliver", 7);
    await look(8, deliverAlone);
    expect(await own()).toEqual(["job:deliver page resolved"]);
    const events = await read().select().from(alertEvents).orderBy(asc(alertEvents.id));
    expect(events.map(({ transition, facts }) => [transition, facts?.kind])).toEqual([
      ["fired", "burnline"],
      ["resolved", "note"],
    ]);
  });

  it("names the evaluation that runs and gets nowhere", async () => {
    await evaluatedUntil(0);
    await ran("evaluate", 3);
    await look(2, [job("evaluate")]);
    expect(await own()).toEqual([]);
    await look(3, [job("evaluate")]);
    expect(await own()).toEqual(["job:evaluate page firing"]);
  });

  it("says nothing of a process that stood still as a whole and has just gone on", async () => {
    const jobs = [job("deliver")];
    const watching = watchJob(() => jobs);
    const context = { actor: systemActor, stop: new AbortController().signal };
    const minute = async (at: number) => {
      await watching.wanted?.(systemActor, min(at));
      await watching.run({ ...context, now: min(at) });
    };
    await ran("deliver", 0);
    await minute(0);
    await minute(600);
    expect(await own()).toEqual([]);
    for (const at of [601, 602, 603, 604]) await minute(at);
    expect(await own()).toEqual(["job:deliver page firing"]);
  });

  it.runIf(dialect === "sqlite")("opens one for a disk that is nearly full", async () => {
    disk.bavail = 100_000;
    await look(0);
    expect(await own()).toEqual(["disk ticket firing"]);
    disk.bavail = 10_000;
    await look(1);
    expect(await own()).toEqual(["disk page firing"]);
    disk.bavail = 1e7;
    await look(2);
    expect(await own()).toEqual(["disk page resolved"]);
  });

  it("pages every administrator besides the team's policy, each person once", async () => {
    await person("ana", { platform: "responder" });
    const policy = policyOf([[[personTarget("ana"), personTarget("Ada")], 5]]);
    const policyId = await storedPolicy("platform-pages", "platform", policy);
    await person("Ben", {}, true);
    const teamId = await teamNamed("platform");
    await write((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId: null }));
    await look(5, deliverAlone);
    expect(await messages()).toEqual(["5 ana level 0", "5 Ada level 0", "5 Ben alert"]);
    const [alert] = await read().select().from(alerts);
    await acknowledge(systemActor, alert?.id ?? 0, min(6));
    expect((await messages()).map((words) => words.endsWith("canceled"))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("tells of an escalation that nobody answered, until somebody acknowledges", async () => {
    const alertId = await storedAlert("platform", { title: "Secret of payments" });
    await storedEscalation("platform", alertId);
    const [escalation] = await escalationsOf();
    await write((tx) => tx.update(escalations).set({ nextAt: NOON }));
    await runEscalation(systemActor, escalation?.id ?? 0, NOON);
    await write((tx) => tx.update(notifications).set({ state: "sent", finishedAt: NOON }));
    await look(4);
    expect(await own()).toEqual([]);
    await look(5);
    const key = `unanswered:alert:${String(alertId)}`;
    expect(await own()).toEqual([`${key} page firing`]);
    const rows = await read().select({ title: alerts.title }).from(alerts).orderBy(asc(alerts.id));
    expect(rows.at(-1)?.title).toBe(`Burnline: nobody answered alert ${String(alertId)}`);
    await acknowledge(systemActor, alertId, min(6));
    await look(7);
    expect(await own()).toEqual([`${key} page resolved`]);
  });

  it("does not feed itself where nobody answers it", async () => {
    const policy = policyOf([[[personTarget("ana")], 5]]);
    await person("ana", { platform: "responder" });
    const policyId = await storedPolicy("platform-pages", "platform", policy);
    const teamId = await teamNamed("platform");
    await write((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId: null }));
    await look(5, deliverAlone);
    for (const { id } of await escalationsOf()) await runEscalation(systemActor, id, min(10));
    expect((await escalationsOf()).map(({ state }) => state)).toEqual(["exhausted"]);
    await look(11, deliverAlone);
    expect(await own()).toEqual(["job:deliver page firing"]);
  });

  it("does not feed itself where its own messages fail or are stuck", async () => {
    await look(5, deliverAlone);
    const rows = await read().select().from(notifications);
    expect(rows).toHaveLength(1);
    const about = { alertId: rows[0]?.alertId ?? 0 };
    for (let tries = 0; tries < 3; tries += 1)
      await failedTry(await storedMessage({ ...about, nextAttemptAt: min(30) }), min(6));
    await look(11, deliverAlone);
    expect(await own()).toEqual(["job:deliver page firing"]);
    await storedMessage({ nextAttemptAt: min(7) });
    await look(12, deliverAlone);
    expect(await own()).toEqual(["job:deliver page firing", "outbox page firing"]);
  });

  it("says for an hour that minutes were passed over", async () => {
    const skipped = { minutes: 90, until: NOON.getTime(), at: NOON.getTime() };
    const minute = NOON.getTime() / MINUTE_MS;
    await recordEvaluation(
      systemActor,
      null,
      [],
      { minute, tiers: {}, severities: {}, skipped },
      NOON,
    );
    for (const at of [0, 59, 60]) await look(at);
    expect(await own()).toEqual(["skipped ticket resolved"]);
  });
});

describe("a kind of channel by which nothing arrives", () => {
  let world: Awaited<ReturnType<typeof freshDelivery>>;
  afterEach(() => world.close());

  it("is one alert, and over once a message arrives", async () => {
    world = await freshDelivery();
    await person("Ada", {}, true);
    world.box.refusal = "no more space";
    for (let tries = 0; tries < 3; tries += 1) await world.tell();
    await look(0);
    expect(await own()).toEqual([]);
    await world.deliver(min(1));
    await look(1);
    await look(2);
    expect(await own()).toEqual(["channel:email page firing"]);
    const [fired] = await read().select().from(alertEvents);
    expect(fired?.facts).toMatchObject({
      trouble: {
        channel: "email",
        messages: 3,
        error: "The mail server refuses the message.",
      },
    });
    for (const minute of [3, 5, 8, 11]) await world.deliver(min(minute));
    await look(12);
    expect(await own()).toEqual(["channel:email page firing"]);
    world.box.refusal = null;
    await world.deliver(min(30));
    await look(31);
    expect(await own()).toEqual(["channel:email page resolved"]);
  });

  it("is none while another message of that kind arrives", async () => {
    world = await freshDelivery();
    for (let tries = 0; tries < 3; tries += 1)
      await failedTry(await storedMessage({ nextAttemptAt: min(60) }));
    await storedTry(await storedMessage({ nextAttemptAt: min(60) }), null);
    await look(1);
    expect(await own()).toEqual([]);
  });
});
