import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  acknowledgeEscalations,
  beginEscalation,
  endEscalations,
  runDue,
} from "@/db/escalations/internal/escalate";
import { runEscalation } from "@/db/escalations/run-due";
import { escalations, teamPaging } from "@/db/schema/escalations";
import { closeStore, write } from "@/db/store/client";
import {
  escalationRow,
  messages,
  personTarget,
  policyOf,
  storedPolicy,
} from "@/db/testing/escalations";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { auditActions, later, min, person, teamNamed } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import { escalateDue, escalateJob } from "./escalate";
import { Scheduler } from "./scheduler";

const signal = new AbortController().signal;
const tick = (minute: number) =>
  escalateDue({ actor: systemActor, now: min(minute), stop: signal });

async function paged(key: string): Promise<{ id: number; alertId: number }> {
  const alertId = await storedAlert("payments", { key });
  const by = { teamId: await teamNamed("payments"), serviceId: null, policySlug: null };
  const id = await write((tx) => beginEscalation(tx, { alertId }, by, "page", min(0)));
  if (id === null) throw new Error("nothing began");
  return { id, alertId };
}

describe("the escalate job", () => {
  beforeEach(async () => {
    await freshStore();
    vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    await person("ana", { payments: "responder" });
    await person("ben", { payments: "manager" });
    const policy = policyOf([
      [[personTarget("ana")], 5],
      [[personTarget("ben")], 5],
    ]);
    const policyId = await storedPolicy("default", "payments", policy);
    const teamId = await teamNamed("payments");
    await write((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId: null }));
  });
  afterAll(closeStore);

  it("resumes at the right level after a restart, in whichever process, and doubles nothing", async () => {
    await paged("disk");
    let now = min(5);
    const scheduler = (holder: string) =>
      new Scheduler([escalateJob], { holder, clock: () => now });
    const [first, second] = [scheduler("a"), scheduler("b")];
    for (const each of [first, second, first, second]) each.tick();
    await Promise.all([first.settled(), second.settled()]);
    await first.stop();
    now = min(10);
    const third = scheduler("c");
    for (const each of [third, second]) each.tick();
    await Promise.all([third.settled(), second.settled()]);
    expect(await messages()).toEqual([
      "0 ana level 0",
      "5 ana level 1",
      "5 ben level 1",
      "10 ben nobody-answered",
    ]);
    expect((await auditActions()).filter((action) => action === "escalation.step").length).toBe(2);
  });

  it("of two processes at the same instant lets one tell", async () => {
    const { id } = await paged("disk");
    const went = await Promise.all(
      Array.from({ length: 4 }, () => runEscalation(systemActor, id, min(5))),
    );
    expect(went.filter(Boolean)).toEqual([true]);
    expect((await messages()).length).toBe(3);
  });

  it("loses nothing where a process dies in the middle: the step and its messages are one", async () => {
    const { id } = await paged("disk");
    const died = write(async (tx) => {
      await runDue(tx, id, min(5));
      throw new Error("killed");
    });
    await expect(died).rejects.toThrow("killed");
    expect(await messages()).toEqual(["0 ana level 0"]);
    await tick(5);
    expect((await messages()).length).toBe(3);
  });

  it("goes on with others where one cannot go on, and says which", async () => {
    const broken = await paged("broken");
    await paged("disk");
    await write((tx) =>
      tx
        .update(escalations)
        .set({ state: "no such state" as "running" })
        .where(eq(escalations.id, broken.id)),
    );
    await expect(tick(5)).rejects.toThrow(`could not go on: ${String(broken.id)}.`);
    expect((await messages()).filter((message) => message.startsWith("5 "))).toEqual([
      "5 ana level 1",
      "5 ben level 1",
    ]);
  });

  it("races with an acknowledgement and a resolve, and what is over stays over", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, alertId } = await paged(`disk ${String(round)}`);
      const work = [
        () => runEscalation(systemActor, id, min(5)),
        () => write((tx) => acknowledgeEscalations(tx, { alertId }, "ana@example.org", min(5))),
        () => write((tx) => endEscalations(tx, { alertId }, min(5))),
      ];
      const rotated = [...work.slice(round % 3), ...work.slice(0, round % 3)];
      await Promise.all(rotated.map((each) => each()));
      expect(await escalationRow(id)).toMatchObject({ state: "done", nextAt: null });
      await tick(500);
    }
    expect((await messages()).filter((message) => !message.endsWith("canceled"))).toEqual([]);
  });

  it("is wanted when something is due, and once in a minute besides", async () => {
    await paged("disk");
    const wanted = (ms: number) => escalateJob.wanted?.(systemActor, later(ms));
    expect([await wanted(0), await wanted(30_000), await wanted(299_999)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await wanted(310_000)).toBe(true);
  });
});
