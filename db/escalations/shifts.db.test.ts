import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { escalations } from "../schema/escalations";
import { scheduleOverrides } from "../schema/schedules";
import { users } from "../schema/people";
import { closeStore, read, STORE_WRITE_CHANNEL, write } from "../store/client";
import { messages, policyOf, stepsOf, storedPolicy } from "../testing/escalations";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, min, NOON, person, teamNamed } from "../testing/persons";
import { daily } from "../testing/schedule-people";
import { storedAlert } from "../testing/stored-alert";
import { storedSchedule } from "../testing/stored-schedule";
import { announceShifts } from "./announce-shifts";
import { handOverPages } from "./hand-over";
import { acknowledgeEscalations, beginEscalation } from "./internal/escalate";

const HOUR = 60;
const DAY = 24 * HOUR;

const announce = (minute: number, aheadMs = DAY_MS) =>
  announceShifts(systemActor, min(minute), aheadMs);

/** Ana and Ben in turns of a day, which change at noon: Ana's begins it. */
const rota = (): Promise<number> =>
  storedSchedule("primary", "payments", [
    [
      NOON,
      [
        {
          ...daily("ana@example.org", "ben@example.org"),
          rotation: { unit: "day", every: 1, handoff: 12 * HOUR },
          startsAt: NOON.getTime(),
        },
      ],
    ],
  ]);

async function paged(key: string): Promise<number> {
  const alertId = await storedAlert("payments", { key });
  const by = { teamId: await teamNamed("payments"), serviceId: null, policySlug: "by-rota" };
  await write((tx) => beginEscalation(tx, { alertId }, by, "page", min(DAY - 30)));
  return alertId;
}

const acknowledge = (alertId: number, minute: number) =>
  write((tx) => acknowledgeEscalations(tx, { alertId }, "ana@example.org", min(minute)));
const fresh = async () => (await messages()).filter((message) => !message.endsWith("canceled"));

describe("shifts", () => {
  let scheduleId = 0;
  beforeEach(async () => {
    await freshStore();
    scheduleId = await rota();
    await person("ana", { payments: "responder" });
    await person("ben", { payments: "responder" });
    await storedPolicy(
      "by-rota",
      "payments",
      policyOf([[[{ kind: "schedule", schedule: "primary" }], 60]]),
    );
  });
  afterAll(closeStore);

  it("are announced a day ahead, each once, also one that was moved", async () => {
    for (const minute of [0, 1, DAY - 1, DAY, DAY + 1]) await announce(minute);
    expect(await messages()).toEqual(["0 ben shift-begins", `${String(DAY)} ana shift-begins`]);
    await write((tx) =>
      tx.insert(scheduleOverrides).values({
        scheduleId,
        start: min(2 * DAY - 60),
        end: min(2 * DAY),
        kind: "replace",
        person: "ana@example.org",
        reason: "",
        createdBy: "Mia",
        createdAt: min(DAY),
      }),
    );
    for (const minute of [DAY + 2, DAY + 3]) await announce(minute);
    expect((await messages()).slice(2)).toEqual([`${String(DAY + 2)} ana shift-begins`]);
  });

  it.each([
    [2 * HOUR, DAY - 2 * HOUR],
    [20 * HOUR, 4 * HOUR],
  ])("are announced %i minutes ahead where that is set, at minute %i", async (ahead, minute) => {
    for (const at of [minute - 1, minute, minute + 1]) await announce(at, ahead * MINUTE_MS);
    expect(await messages()).toEqual([`${String(minute)} ben shift-begins`]);
  });

  it("are announced once, also where they are told of at shorter notice from then on", async () => {
    await announce(0);
    await announce(DAY - HOUR, HOUR * MINUTE_MS);
    expect(await messages()).toEqual(["0 ben shift-begins"]);
  });

  it("hand acknowledged pages over at their end, to both sides and once", async () => {
    await acknowledge(await paged("disk"), DAY - 20);
    const unanswered = await paged("memory");
    for (const minute of [DAY - 1, DAY, DAY + 1]) await handOverPages(systemActor, min(minute));
    expect((await fresh()).filter((message) => message.endsWith("hand-over"))).toEqual([
      `${String(DAY)} ana hand-over`,
      `${String(DAY)} ben hand-over`,
    ]);
    expect(await auditActions()).toContain("escalation.hand-over");
    await acknowledge(unanswered, DAY + 2);
    await handOverPages(systemActor, min(DAY + 3));
    expect((await fresh()).filter((message) => message.endsWith("hand-over")).length).toBe(2);
  });

  it("that bring nothing to tell cost no write, also where nobody could be told", async () => {
    await storedSchedule("strangers", "payments", [
      [NOON, [{ ...daily("xi@example.org", "yu@example.org"), startsAt: NOON.getTime() }]],
    ]);
    await announce(0);
    await acknowledge(await paged("disk"), DAY - 20);
    await handOverPages(systemActor, min(DAY));
    let writes = 0;
    const count = () => (writes += 1);
    subscribe(STORE_WRITE_CHANNEL, count);
    for (const minute of [1, 2, DAY - 1]) await announce(minute);
    for (const minute of [DAY - 1, DAY, DAY + 1]) await handOverPages(systemActor, min(minute));
    expect(writes).toBe(0);
    await announce(DAY);
    expect(writes).toBe(1);
    unsubscribe(STORE_WRITE_CHANNEL, count);
  });

  it("hand a page over once where nobody is reached, and say whom they did not reach", async () => {
    const alertId = await paged("disk");
    await acknowledge(alertId, DAY - 20);
    await write((tx) => tx.update(users).set({ deactivatedAt: NOON }));
    for (const minute of [DAY, DAY + 1, DAY + 2]) await handOverPages(systemActor, min(minute));
    expect((await auditActions()).filter((each) => each === "escalation.hand-over")).toHaveLength(
      1,
    );
    const [escalation] = await read().select().from(escalations);
    const both = ["ana@example.org", "ben@example.org"];
    expect((await stepsOf(escalation?.id ?? 0)).at(-1)).toEqual({
      kind: "handed-over",
      schedule: "primary",
      from: both[0],
      to: [both[1]],
      unreached: both,
    });
  });
});
