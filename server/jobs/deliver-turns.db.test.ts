import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { finishDelivery } from "@/db/notifications/finish";
import { cancelWaiting } from "@/db/notifications/internal/enqueue";
import { leaseDue } from "@/db/notifications/lease";
import { notificationAttempts, notifications } from "@/db/schema/notifications";
import { closeStore, read, write } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { later, min, NOON } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import { SECOND_MS } from "@/lib/time/duration";
import { deliverDue } from "./deliver";
import { freshDelivery, type Delivery } from "./testing/delivery";

/** At one receiver at once. */
const PLACES = 4;
/** And waiting for a place there. */
const QUEUED = 60;

let world: Delivery;
beforeEach(async () => {
  world = await freshDelivery();
  await world.addHook();
  world.hook.answer = "hangs";
});
afterEach(async () => {
  vi.useRealTimers();
  await world.close();
});
afterAll(closeStore);

const settle = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Pages to the webhook alone, which are due at noon, each of an alert of its own. */
async function pages(count: number): Promise<number[]> {
  const alertIds: number[] = [];
  for (let each = 0; each < count; each += 1) {
    const alertId = await storedAlert("payments", { key: `page ${String(each)}` });
    alertIds.push(alertId);
    await world.tell({ ...world.page, alertId }, min(-2));
  }
  await write((tx) => tx.delete(notifications).where(eq(notifications.channel, "email")));
  return alertIds;
}

function answerFromNowOn(): void {
  world.hook.answer = { status: 200 };
  world.hook.release();
}

const lease = (holder: string, at: Date, until: Date) =>
  leaseDue(systemActor, { holder, now: at, until, limit: 9 });

describe("a message that waits for its turn", () => {
  it("is not sent when it is acknowledged meanwhile", async () => {
    const alertIds = await pages(PLACES + 2);
    const delivering = world.deliver();
    await settle(() => world.hook.received.length === PLACES);
    const last = alertIds.at(-1) ?? 0;
    await write((tx) => cancelWaiting(tx, { alertId: last }, NOON));
    answerFromNowOn();
    await delivering;
    expect(world.hook.received).toHaveLength(PLACES + 1);
    expect((await world.states()).at(-1)).toBe("webhook canceled");
  });

  it("is put back where too many wait for one receiver, which is no attempt", async () => {
    await pages(PLACES + QUEUED + 6);
    const delivering = world.deliver();
    const waiting = async () => (await world.rows()).filter(({ state }) => state === "waiting");
    await settle(async () => (await waiting()).length === 6);
    expect(new Set((await waiting()).map(({ attempts, error }) => `${attempts} ${error}`))).toEqual(
      new Set(["0 null"]),
    );
    expect((await waiting())[0]?.nextAttemptAt).toEqual(later(2 * SECOND_MS));
    answerFromNowOn();
    await delivering;
    expect(world.hook.received).toHaveLength(PLACES + QUEUED);
  });
});

describe("the lease of a message", () => {
  it("is renewed for as long as its holder lives, so that nobody else sends it", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    await pages(1);
    let now = NOON;
    const run = (clock: () => Date) =>
      deliverDue({ actor: systemActor, stop: new AbortController().signal }, clock);
    const delivering = run(() => now);
    await settle(() => world.hook.received.length === 1);
    now = later(14 * SECOND_MS);
    vi.advanceTimersByTime(5 * SECOND_MS);
    const leaseEnd = later(29 * SECOND_MS).getTime();
    await settle(async () => (await world.rows())[0]?.leaseUntil?.getTime() === leaseEnd);
    await run(() => later(20 * SECOND_MS));
    expect(world.hook.received).toHaveLength(1);
    answerFromNowOn();
    await delivering;
    expect(await world.rows()).toMatchObject([{ state: "sent", attempts: 1 }]);
  });

  it("of a process that died ends within a quarter of a minute", async () => {
    await pages(1);
    void world.deliver();
    await settle(() => world.hook.received.length === 1);
    expect((await world.rows())[0]?.leaseUntil).toEqual(later(15 * SECOND_MS));
    answerFromNowOn();
    await settle(async () => (await world.states())[0] === "webhook sent");
  });

  it("that another has taken since is not marked by who had it before", async () => {
    await pages(1);
    const dead = await lease("dead", NOON, min(1));
    const [other] = await lease("other", min(2), min(3));
    expect(other?.row.leaseHolder).toBe("other");
    const failed = {
      kind: "failed",
      error: "no",
      detail: "no",
      retryAt: null,
      gone: true,
    } as const;
    for (const outcome of [failed, { kind: "sent" }, { kind: "unwanted" }] as const)
      await finishDelivery(systemActor, dead, outcome, min(2));
    expect(await world.rows()).toMatchObject([{ state: "sending", leaseHolder: "other" }]);
    expect(await read().select().from(notificationAttempts)).toEqual([]);
  });
});
