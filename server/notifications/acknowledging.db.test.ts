import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { alerts } from "@/db/schema/alerts";
import { contactMethods } from "@/db/schema/contacts";
import { escalations } from "@/db/schema/escalations";
import { incidentEntries } from "@/db/schema/incidents";
import { notifications } from "@/db/schema/notifications";
import { users } from "@/db/schema/people";
import { enqueueForPerson } from "@/db/notifications/internal/enqueue";
import { closeStore, read, write } from "@/db/store/client";
import { channelNamed, personTarget, policyOf } from "@/db/testing/escalations";
import { freshStore } from "@/db/testing/fresh-store";
import { storedContact } from "@/db/testing/outbox";
import { min, NOON, person } from "@/db/testing/persons";
import { storedIncident } from "@/db/testing/incidents";
import { storedAlert } from "@/db/testing/stored-alert";
import { storedEscalation } from "@/db/testing/stored-escalation";
import { systemActor } from "@/server/auth/system-actor";
import { acknowledge, findAcknowledging } from "./acknowledging";
import { acknowledgeToken } from "./acknowledge-token";
import { unreachablePeople } from "./unreachable";

let alertId: number;
let userId: number;
let link: string;

beforeEach(async () => {
  vi.stubEnv("BURNLINE_SECRET", "a secret of the tests, long enough");
  await freshStore();
  alertId = await storedAlert("payments");
  ({ userId } = await person("Ana"));
  link = acknowledgeToken({ subject: { alertId }, by: { userId } });
});
afterAll(closeStore);

type Change = Partial<typeof escalations.$inferInsert>;
const stateOfAlert = async () => (await read().select().from(alerts))[0];

describe("an acknowledge link", () => {
  it("says what it is about, and acknowledges nothing by being looked at", async () => {
    expect(await findAcknowledging(link, min(3))).toMatchObject({
      title: "Checkout is slow",
      state: "open",
      recipient: "Ana",
    });
    expect(await stateOfAlert()).toMatchObject({ state: "firing" });
  });

  it("acknowledges for its recipient, takes back what waits, and says who is next", async () => {
    const escalationId = await storedEscalation("payments", alertId);
    const cause = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 } as const;
    await write((tx) =>
      enqueueForPerson(
        tx,
        "ana@example.org",
        { cause, severity: "page", teamId: null, alertId, escalationId },
        NOON,
      ),
    );
    expect(await acknowledge(link, min(1))).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "Ana",
      next: "Nobody else is notified. If it still goes on in 1 hour, you are asked again.",
    });
    expect(await stateOfAlert()).toMatchObject({
      state: "acknowledged",
      acknowledgedById: userId,
    });
    expect(await read().select().from(notifications)).toMatchObject([{ state: "canceled" }]);
  });

  it("twice, or after another, leaves it with the first", async () => {
    const { userId: ben } = await person("Ben");
    await acknowledge(link, min(1));
    const second = acknowledgeToken({ subject: { alertId }, by: { userId: ben } });
    expect(await acknowledge(second, min(2))).toMatchObject({
      acknowledgedBy: "Ana",
      acknowledgedAt: min(1),
    });
  });

  it("passes to whoever answers once the level is told again, for it ran out", async () => {
    await storedEscalation("payments", alertId);
    await acknowledge(link, min(1));
    await write((tx) => tx.update(escalations).set({ state: "running" }));
    const { userId: ben } = await person("Ben");
    const second = acknowledgeToken({ subject: { alertId }, by: { userId: ben } });
    expect(await findAcknowledging(second, min(70))).toMatchObject({ state: "open" });
    expect(await acknowledge(second, min(70))).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "Ben",
    });
    expect(await stateOfAlert()).toMatchObject({ acknowledgedById: ben });
    expect(await read().select().from(escalations)).toMatchObject([
      { state: "acknowledged", acknowledgedBy: "ben@example.org" },
    ]);
  });

  it("says who is next by how far its escalation is, by name and as the walk would go", async () => {
    const escalate = (level: number, round: number, more: Change = {}) =>
      is({ state: "running", level, round, nextAt: min(5), asked: false, ...more });
    const is = (change: Change) =>
      write((tx) => tx.update(escalations).set(change).where(eq(escalations.id, id)));
    const next = async (minute: number) => (await findAcknowledging(link, min(minute)))?.next;
    const told = (whom: string, wait = "4 minutes") =>
      `If nobody acknowledges it, ${whom} will be notified in ${wait}.`;
    const last = "Duty desk, the team’s managers and every administrator";
    await person("Ben");
    await channelNamed("desk", "payments", { name: "Duty desk" });
    const desk = { kind: "channel", channel: "desk" } as const;
    const levels: Parameters<typeof policyOf>[0] = [
      [[personTarget("ana")], 5],
      [[personTarget("nobody")], 5],
      [[personTarget("ana"), personTarget("ben")], 5],
    ];
    const id = await storedEscalation(
      "payments",
      alertId,
      policyOf(levels, { repeat: 1, whenNobodyAnswers: [desk] }),
    );
    await escalate(0, 0);
    expect(await next(1)).toBe(told("Ana and Ben"));
    expect(await next(5)).toBe(told("Ana and Ben", "a moment"));
    await escalate(2, 0);
    expect(await next(1)).toBe(told("Ana"));
    await escalate(2, 1);
    expect(await next(1)).toBe(told(last));
    await escalate(0, 0);
    await acknowledge(link, min(2));
    expect(await next(2)).toBe(
      "Nobody else is notified. If it still goes on in 1 hour, you are asked again.",
    );
    await is({ asked: true, nextAt: min(67) });
    expect(await next(62)).toBe(told("Ana", "5 minutes"));
    await escalate(2, 1, { state: "exhausted", nextAt: min(130) });
    expect(await next(70)).toBe(told(last, "1 hour"));
  });

  it("notes in the timeline of the alert's incident who acknowledged it, once", async () => {
    const { number } = await storedIncident("payments", { status: "investigating" });
    await write((tx) => tx.update(alerts).set({ incidentId: number }));
    await acknowledge(link, min(1));
    await acknowledge(link, min(2));
    const lines = (await read().select().from(incidentEntries)).filter(
      ({ data }) => data.kind === "alert",
    );
    expect(lines).toMatchObject([
      { at: min(1), text: "Acknowledged: Checkout is slow", author: "Ana", authorId: userId },
    ]);
  });

  it("has expired once the alert is over, and does not bring it back", async () => {
    await write((tx) => tx.update(alerts).set({ state: "resolved", resolvedAt: min(1) }));
    expect(await acknowledge(link, min(2))).toMatchObject({ state: "over", next: null });
    expect(await stateOfAlert()).toMatchObject({ state: "resolved", acknowledgedAt: null });
  });

  it("that was changed, signed elsewhere, or is of someone who left is none", async () => {
    const other = await storedAlert("payments", { key: "other" });
    const forged = link.replace(`a${alertId}`, `a${other}`);
    for (const wrong of [forged, `${link}x`, link.slice(0, -1), "", "a1.u1."])
      expect(await acknowledge(wrong, min(1))).toBeNull();
    await write((tx) => tx.update(users).set({ deactivatedAt: NOON }).where(eq(users.id, userId)));
    expect(await acknowledge(link, min(1))).toBeNull();
    expect(await stateOfAlert()).toMatchObject({ state: "firing" });
  });
});

describe("whoever cannot be reached", () => {
  const asked = () =>
    unreachablePeople(systemActor("test"), ["ana@example.org", "Nobody@example.org"]);

  it("is named with the reason before it matters", async () => {
    vi.stubEnv("BURNLINE_SMTP_URL", "");
    expect(await asked()).toEqual([
      {
        email: "ana@example.org",
        why: "has no verified contact, and email is not set up",
      },
      { email: "nobody@example.org", why: "has no active account" },
    ]);
    const known = async () => (await asked()).find(({ email }) => email === "ana@example.org");
    await storedContact(userId, "ntfy", "sealed");
    expect(await known()).toBeUndefined();
    const change = (set: { lastError?: string | null; goneAt?: Date }) =>
      write((tx) => tx.update(contactMethods).set(set));
    await change({ lastError: "410" });
    expect((await known())?.why).toBe(
      "has no contact whose last try worked, and email is not set up",
    );
    await change({ lastError: null, goneAt: NOON });
    expect((await known())?.why).toBe("has no verified contact, and email is not set up");
    vi.stubEnv("BURNLINE_SMTP_URL", "smtp://127.0.0.1:25");
    expect((await asked()).map(({ email }) => email)).toEqual(["nobody@example.org"]);
  });
});
