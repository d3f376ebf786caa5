import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { cleanUp } from "./clean-up";
import { closeStore, read, write } from "./client";
import { idempotencyKeys } from "../schema/measurements";
import { loginAttempts } from "../schema/installation";
import { knownAddresses, sessions, users } from "../schema/people";
import { calendarFeeds, schedules } from "../schema/schedules";
import { freshStore, systemActor } from "../testing/fresh-store";
import { person } from "../testing/persons";
import { storedSchedule } from "../testing/stored-schedule";

const now = new Date("2026-11-02T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const DAY = 86_400_000;

beforeEach(freshStore);
afterAll(closeStore);

it("deletes sessions, idempotency keys, sign-in attempts and known addresses when they no longer have an effect, and not before", async () => {
  await write(async (tx) => {
    await tx
      .insert(users)
      .values({ id: 1, email: "ada@example.org", name: "Ada", admin: false, createdAt: now });
    const session = { userId: 1, createdAt: ago(DAY), lastSeenAt: ago(DAY) };
    await tx.insert(sessions).values([
      { ...session, keyHash: "over", expiresAt: ago(1) },
      { ...session, keyHash: "valid", expiresAt: now },
    ]);
    const key = { caller: "token:1", requestHash: "h", accepted: 1 };
    await tx.insert(idempotencyKeys).values([
      { ...key, key: "old", createdAt: ago(DAY + 1) },
      { ...key, key: "answers", createdAt: ago(DAY) },
    ]);
    await tx.insert(loginAttempts).values([
      { key: "old", at: ago(DAY + 1) },
      { key: "counts", at: ago(DAY) },
    ]);
  });
  await write((tx) =>
    tx.insert(knownAddresses).values([
      { userId: 1, address: "192.0.2.1", seenAt: ago(90 * DAY + 1) },
      { userId: 1, address: "192.0.2.2", seenAt: ago(90 * DAY) },
    ]),
  );
  await cleanUp(systemActor, now);
  expect((await read().select().from(sessions)).map(({ keyHash }) => keyHash)).toEqual(["valid"]);
  expect((await read().select().from(idempotencyKeys)).map(({ key }) => key)).toEqual(["answers"]);
  expect((await read().select().from(knownAddresses)).map(({ address }) => address)).toEqual([
    "192.0.2.2",
  ]);
  expect((await read().select().from(loginAttempts)).map(({ key }) => key)).toEqual(["counts"]);
});

it("deletes the calendar links of a schedule a month after it was deleted, when nothing is left to cancel", async () => {
  await person("Ada", { payments: "manager" });
  for (const [slug, days] of [
    ["gone", 32],
    ["lately", 30],
    ["there", null],
  ] as const) {
    const scheduleId = await storedSchedule(slug, "payments", [[ago(40 * DAY), []]]);
    await write(async (tx) => {
      await tx
        .update(schedules)
        .set({ deletedAt: days === null ? null : ago(days * DAY) })
        .where(eq(schedules.id, scheduleId));
      await tx
        .insert(calendarFeeds)
        .values({ keyHash: slug, userId: 1, scheduleId, createdAt: now });
    });
  }
  await cleanUp(systemActor, now);
  expect((await read().select().from(calendarFeeds)).map(({ keyHash }) => keyHash)).toEqual([
    "lately",
    "there",
  ]);
});
