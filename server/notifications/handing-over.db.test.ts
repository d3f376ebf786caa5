import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { enqueueForPerson } from "@/db/notifications/internal/enqueue";
import { acknowledgeEscalations } from "@/db/escalations/internal/escalate";
import { alerts } from "@/db/schema/alerts";
import { closeStore, read, write } from "@/db/store/client";
import { escalationRow } from "@/db/testing/escalations";
import { min, NOON, person } from "@/db/testing/persons";
import { storedEscalation } from "@/db/testing/stored-escalation";
import { storedSchedule } from "@/db/testing/stored-schedule";
import { freshDelivery, type Delivery } from "@/server/jobs/testing/delivery";
import { acknowledge } from "./acknowledging";

let world: Delivery;
let escalationId: number;

async function handOver(): Promise<void> {
  const scheduleId = await storedSchedule("primary", "payments", [[NOON, []]]);
  await person("Ben");
  const cause = { kind: "hand-over", from: "ana@example.org", to: ["ben@example.org"] } as const;
  for (const email of ["ana@example.org", "ben@example.org"])
    await write((tx) =>
      enqueueForPerson(tx, email, { ...world.page, cause, escalationId, scheduleId }, NOON),
    );
}

beforeEach(async () => {
  world = await freshDelivery();
  const { alertId } = world;
  escalationId = await storedEscalation("payments", alertId);
  await write(async (tx) => {
    await acknowledgeEscalations(tx, { alertId }, "ana@example.org", NOON);
    await tx
      .update(alerts)
      .set({ state: "acknowledged", acknowledgedAt: NOON, acknowledgedBy: "Ana" });
  });
  await handOver();
  await world.deliver(min(1));
});
afterEach(() => world.close());
afterAll(closeStore);

const letterTo = (email: string) => {
  const found = world.box.letters.find(({ to }) => JSON.stringify(to).includes(email));
  return found?.text ?? "";
};
const linkIn = (text: string) => /acknowledge\/(\S+)/.exec(text)?.[1] ?? "";

describe("the message of a hand-over", () => {
  it("says so to each side, and only whoever comes can take the page on by it", () => {
    expect(world.box.letters.map(({ subject }) => subject).sort()).toEqual([
      "[Burnline] Your shift of primary has ended: Checkout is slow",
      "[Page] Handed over to you: Checkout is slow",
    ]);
    expect(letterTo("ana@example.org")).not.toContain("Acknowledge:");
    expect(letterTo("ana@example.org")).toContain("Ben is on call now");
  });

  it("lets whoever comes acknowledge it, once", async () => {
    const link = linkIn(letterTo("ben@example.org"));
    expect(await acknowledge(link, min(2))).toMatchObject({ acknowledgedBy: "Ben" });
    expect(await acknowledge(link, min(9))).toMatchObject({ acknowledgedAt: min(2) });
    expect(await escalationRow(escalationId)).toMatchObject({ acknowledgedBy: "ben@example.org" });
    expect(await read().select().from(alerts)).toMatchObject([{ acknowledgedBy: "Ben" }]);
  });
});
