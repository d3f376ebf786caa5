import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { notifications } from "../schema/notifications";
import { closeStore, write } from "../store/client";
import { dialect } from "../store/dialect";
import { freshStore, systemActor } from "../testing/fresh-store";
import { outbox, toldPerson } from "../testing/outbox";
import { min, NOON, person, teamNamed } from "../testing/persons";
import { storedAlert } from "../testing/stored-alert";
import { leaseDue } from "./lease";

const lease = (holder: string, limit = 9) =>
  leaseDue(systemActor, { holder, now: NOON, until: min(1), limit });

beforeEach(async () => {
  await freshStore();
  const teamId = await teamNamed("payments");
  const alertId = await storedAlert("payments");
  await person("Ana");
  const cause = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 } as const;
  for (let count = 0; count < 12; count += 1)
    await toldPerson("ana@example.org", { cause, severity: "page", teamId, alertId }, NOON);
});
afterAll(closeStore);

it("of many that lease at once each message has one holder, and none has more than it asked for", async () => {
  const given = await Promise.all(["a", "b", "c", "d"].map((holder) => lease(holder, 4)));
  const rows = given.flat().map(({ row }) => row.id);
  expect(new Set(rows).size).toBe(rows.length);
  expect(given.every((each) => each.length <= 4)).toBe(true);
  const rest = await lease("last", 99);
  expect(rows.length + rest.length).toBe(12);
});

describe.runIf(dialect === "postgres")("a lease on PostgreSQL", () => {
  it("waits for no message that another transaction is changing", async () => {
    const [first] = await outbox();
    const taken = await write(async (tx) => {
      await tx
        .update(notifications)
        .set({ error: "held" })
        .where(eq(notifications.id, first?.id ?? 0));
      return lease("me");
    });
    expect(taken.map(({ row }) => row.id)).not.toContain(first?.id);
    expect(taken).toHaveLength(9);
  });
});
