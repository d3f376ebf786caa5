import { asc, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_RETENTION } from "@/lib/history/retention";
import { DAY_MS } from "@/lib/time/duration";
import { alertEvents, alertMutes, alerts } from "../schema/alerts";
import { escalations, escalationSteps } from "../schema/escalations";
import { changeEvents } from "../schema/integrations";
import { notificationAttempts, notifications } from "../schema/notifications";
import { storedEscalation } from "../testing/stored-escalation";
import { freshStore, systemActor } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { later, NOON, person, teamNamed } from "../testing/persons";
import { scansOf } from "../testing/query-plans";
import { alertRow, storedAlert } from "../testing/stored-alert";
import { closeStore, read, write } from "./client";
import { dialect } from "./dialect";
import { forgetHistory } from "./forget-history";
import { inBatches } from "./in-batches";

const ago = (days: number, ms = 0): Date => later(-days * DAY_MS - ms);
const forget = () => forgetHistory(systemActor, DEFAULT_RETENTION, NOON);
const keysLeft = async (): Promise<string[]> =>
  (await read().select().from(alerts).orderBy(asc(alerts.id))).map(({ key }) => key);

const resolved = (key: string, resolvedAt: Date, more = {}) =>
  storedAlert("payments", { key, state: "resolved", resolvedAt, startedAt: ago(500), ...more });

type Message = Partial<typeof notifications.$inferInsert> & { messageId: string };

async function storedMessage(about: Message, triedAt: Date): Promise<void> {
  await write(async (tx) => {
    const [row] = await tx
      .insert(notifications)
      .values({
        cause: { kind: "test" },
        channel: "email",
        severity: "page",
        state: "sent",
        attempts: 1,
        createdAt: triedAt,
        finishedAt: triedAt,
        demo: false,
        ...about,
      })
      .returning({ id: notifications.id });
    await tx.insert(notificationAttempts).values({ notificationId: row?.id ?? 0, at: triedAt });
  });
}

beforeEach(async () => {
  await freshStore();
  await teamNamed("payments");
});
afterAll(closeStore);

describe("alerts", () => {
  it("that are over for 400 days are deleted with all that hangs on them, and not before", async () => {
    const old = await resolved("old", ago(400, 1));
    await resolved("kept", ago(400));
    await storedAlert("payments", { key: "open", startedAt: ago(500), lastSeenAt: ago(500) });
    const escalationId = await storedEscalation("payments", old);
    await write(async (tx) => {
      await tx
        .insert(alertEvents)
        .values({ alertId: old, at: ago(401), transition: "fired", severity: "page" });
      await tx
        .insert(escalationSteps)
        .values({ escalationId, at: ago(401), effect: { kind: "ended" } });
    });
    await storedMessage({ messageId: "old", alertId: old, escalationId }, ago(401));
    await forget();
    expect(await keysLeft()).toEqual(["kept", "open"]);
    for (const table of [
      alertEvents,
      escalations,
      escalationSteps,
      notifications,
      notificationAttempts,
    ])
      expect(await read().select().from(table)).toEqual([]);
  });

  it("of an incident are its record, with who was told and each try", async () => {
    const { number } = await storedIncident("payments");
    const alertId = await resolved("of the incident", ago(500), { incidentId: number });
    await storedMessage({ messageId: "of its alert", alertId }, ago(500));
    await storedMessage({ messageId: "of itself", incidentId: number }, ago(500));
    await forget();
    expect(await keysLeft()).toEqual(["of the incident"]);
    expect(await read().select().from(notificationAttempts)).toHaveLength(2);
  });

  it("are deleted however many they are, and those who write need not wait for all", async () => {
    const teamId = await teamNamed("payments");
    const many = Array.from({ length: 450 }, (_, index) =>
      alertRow(teamId, { key: String(index), state: "resolved", resolvedAt: ago(401) }),
    );
    await write((tx) => tx.insert(alerts).values(many));
    const batches: number[] = [];
    await inBatches(async (tx, limit) => {
      const rows = await tx.select({ id: alerts.id }).from(alerts).limit(limit);
      for (const { id } of rows) await tx.delete(alerts).where(eq(alerts.id, id));
      batches.push(rows.length);
      return rows.length;
    });
    expect(batches).toEqual([200, 200, 50]);
    await write((tx) => tx.insert(alerts).values(many));
    await forget();
    expect(await keysLeft()).toEqual([]);
  });

  it("are left where the job is told to stop", async () => {
    await resolved("old", ago(401));
    await forgetHistory(systemActor, DEFAULT_RETENTION, NOON, AbortSignal.abort());
    expect(await keysLeft()).toEqual(["old"]);
  });
});

it("the tries of messages are kept for 90 days, and that somebody was told as long as the alert", async () => {
  const alertId = await resolved("kept", ago(91));
  await storedMessage({ messageId: "old", alertId }, ago(90, 1));
  await storedMessage({ messageId: "newer", alertId }, ago(90));
  await storedMessage({ messageId: "an old announcement" }, ago(90, 1));
  await storedMessage({ messageId: "an announcement" }, ago(90));
  await forget();
  const rows = await read()
    .select({ messageId: notifications.messageId, tried: notificationAttempts.at })
    .from(notifications)
    .leftJoin(notificationAttempts, eq(notificationAttempts.notificationId, notifications.id))
    .orderBy(asc(notifications.id));
  expect(rows).toEqual([
    { messageId: "old", tried: null },
    { messageId: "newer", tried: ago(90) },
    { messageId: "an announcement", tried: ago(90) },
  ]);
});

it("mutes and changes go as alerts do, but for a mute under which one fell that is kept", async () => {
  const teamId = await teamNamed("payments");
  const mute = {
    teamId,
    matchers: [],
    reason: "",
    createdBy: "Mia",
    startsAt: ago(600),
    createdAt: ago(600),
  };
  const change = { teamId, summary: "", links: [], at: ago(500) };
  await write(async (tx) => {
    const made = await tx
      .insert(alertMutes)
      .values([ago(401), ago(401), ago(399)].map((endsAt) => ({ ...mute, endsAt })))
      .returning({ id: alertMutes.id });
    await tx
      .insert(alerts)
      .values(alertRow(teamId, { startedAt: ago(500), muteId: made[0]?.id ?? null }));
    await tx
      .insert(changeEvents)
      .values([ago(401), ago(399)].map((receivedAt) => ({ ...change, receivedAt })));
  });
  await forget();
  expect((await read().select().from(alertMutes)).map(({ endsAt }) => endsAt)).toEqual([
    ago(401),
    ago(399),
  ]);
  expect((await read().select().from(changeEvents)).map(({ receivedAt }) => receivedAt)).toEqual([
    ago(399),
  ]);
});

it("is for jobs and administrators", async () => {
  const mia = await person("mia", { payments: "manager" });
  await expect(forgetHistory(mia, DEFAULT_RETENTION, NOON)).rejects.toMatchObject({
    code: "forbidden",
  });
});

it.runIf(dialect === "sqlite")("finds what is old by an index", async () => {
  await resolved("old", ago(401));
  // From the lowest number on, as far as they are old.
  const byNumber = ["change_events"];
  expect(await scansOf(forget, byNumber)).toEqual([]);
});
