import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Severity } from "@/lib/alerting/policy";
import {
  acknowledgeEscalations,
  beginEscalation,
  endEscalations,
  runDue,
} from "./internal/escalate";
import { settings } from "../schema/installation";
import { servicePaging, teamPaging } from "../schema/escalations";
import { closeStore, write } from "../store/client";
import {
  channelNamed,
  escalationRow,
  messages,
  personTarget,
  policyOf,
  stepsOf,
  storedPolicy,
} from "../testing/escalations";
import { freshStore, systemActor } from "../testing/fresh-store";
import { listPolicies } from "./list";
import { listEscalations } from "./list-escalations";
import { storedIncident } from "../testing/incidents";
import { min, teamNamed, person } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";
import { storedAlert } from "../testing/stored-alert";

let teamId = 0;
let alertId = 0;

const begin = (
  given: { policySlug?: string; serviceId?: number; severity?: Severity; at?: number } = {},
) =>
  write((tx) =>
    beginEscalation(
      tx,
      { alertId },
      { teamId, serviceId: given.serviceId ?? null, policySlug: given.policySlug ?? null },
      given.severity ?? "page",
      min(given.at ?? 0),
    ),
  );
async function begun(given: Parameters<typeof begin>[0] = {}): Promise<number> {
  const id = await begin(given);
  if (id === null) throw new Error("nothing began");
  return id;
}
const due = (id: number, minute: number) => write((tx) => runDue(tx, id, min(minute)));
const acknowledge = (by: string, minute: number) =>
  write((tx) => acknowledgeEscalations(tx, { alertId }, by, min(minute)));
const end = (minute: number) => write((tx) => endEscalations(tx, { alertId }, min(minute)));

const TWO = policyOf([
  [[personTarget("ana")], 5],
  [[personTarget("ben")], 10],
]);

async function teamPagesBy(policyId: number | null, ticketChannelId: number | null = null) {
  await write((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId }));
}

describe("an escalation", () => {
  beforeEach(async () => {
    await freshStore();
    teamId = await teamNamed("payments");
    alertId = await storedAlert("payments");
    await person("ana", { payments: "responder" });
    await person("ben", { payments: "responder" });
    await person("mia", { payments: "manager" });
    await person("root", {}, true);
    await person("viv", { payments: "viewer" });
  });
  afterAll(closeStore);

  it("goes by the named policy, else that of the service, else of the team", async () => {
    const service = await serviceNamed("checkout", "payments");
    const only = (name: string) => policyOf([[[personTarget(name)], 5]]);
    await storedPolicy("named", "payments", only("ana"));
    const ofService = await storedPolicy("of-service", "payments", only("ben"));
    const ofTeam = await storedPolicy("of-team", "payments", only("mia"));
    await teamPagesBy(ofTeam);
    await write((tx) =>
      tx.insert(servicePaging).values({ serviceId: service.id, policyId: ofService }),
    );
    for (const given of [
      { policySlug: "named", serviceId: service.id },
      { policySlug: "gone", serviceId: service.id },
      { policySlug: "gone" },
    ]) {
      await begun(given);
      await end(0);
    }
    expect(await messages()).toEqual([
      "0 ana level 0 canceled",
      "0 ben level 0 canceled",
      "0 mia level 0 canceled",
    ]);
  });

  it("without any policy tells managers and administrators at once, and says why", async () => {
    await teamPagesBy(null, await channelNamed("room", "payments"));
    const id = await begun();
    expect(await messages()).toEqual(["0 #room alert", "0 mia no-policy", "0 root no-policy"]);
    expect(await stepsOf(id)).toMatchObject([
      {
        kind: "no-policy",
        recipients: [{ person: "mia@example.org" }, { person: "root@example.org" }],
      },
    ]);
    await due(id, 60);
    expect((await messages()).slice(3)).toEqual([
      "60 mia nobody-answered",
      "60 root nobody-answered",
    ]);
    await acknowledge("mia@example.org", 61);
    await due(id, 120);
    expect(await escalationRow(id)).toMatchObject({ state: "acknowledged", nextAt: min(121) });
    expect(await listPolicies(systemActor)).toEqual([]);
    await end(130);
    expect(await begun({ at: 131 })).not.toBe(id);
    expect(await messages()).toHaveLength(8);
  });

  it("of an incident without any policy tells each of them once, for all its services", async () => {
    const { number } = await storedIncident("payments", { status: "investigating" });
    const by = { teamId, serviceId: null, policySlug: null };
    const subject = { incidentId: number };
    const ids = await write(async (tx) => [
      await beginEscalation(tx, subject, by, "page", min(0)),
      await beginEscalation(tx, subject, by, "page", min(0)),
    ]);
    expect(ids[0]).not.toBeNull();
    expect(ids[1]).toBe(ids[0]);
    expect(await messages()).toEqual(["0 mia no-policy", "0 root no-policy"]);
    expect((await listEscalations(systemActor, subject))[0]?.policy).toEqual({
      slug: null,
      name: "No escalation policy",
      isDeleted: false,
    });
  });

  it("that nobody answers ends with the managers and every admin, and tells them again each hour", async () => {
    await teamPagesBy(await storedPolicy("two", "payments", TWO));
    const id = await begun();
    for (const minute of [4, 5, 5, 14, 15, 16, 74]) await due(id, minute);
    expect(await messages()).toEqual([
      "0 ana level 0",
      "5 ana level 1",
      "5 ben level 1",
      "15 mia nobody-answered",
      "15 root nobody-answered",
    ]);
    expect(await escalationRow(id)).toMatchObject({ state: "exhausted", nextAt: min(75) });
    await due(id, 75);
    expect((await messages()).slice(5)).toEqual([
      "75 mia nobody-answered",
      "75 root nobody-answered",
    ]);
    await acknowledge("mia@example.org", 76);
    await due(id, 135);
    expect(await messages()).toHaveLength(7);
  });

  it("says whom of a level nothing reaches, and goes on at once where that is everybody", async () => {
    const policy = policyOf([
      [[personTarget("cem"), { kind: "channel", channel: "gone" }], 5],
      [[personTarget("ben")], 5],
    ]);
    await teamPagesBy(await storedPolicy("weak", "payments", policy));
    const id = await begun();
    const unreached = ["cem@example.org", "gone"];
    expect(await stepsOf(id)).toMatchObject([
      { kind: "skipped", level: 0, unreached },
      {
        kind: "notify",
        level: 1,
        recipients: [{ kind: "person", person: "ben@example.org" }],
        unreached,
      },
    ]);
    expect(await messages()).toEqual(["0 ben level 1"]);
    expect((await escalationRow(id)).nextAt).toEqual(min(5));
  });

  it("reaches nobody by the email of their account while mail is not set up", async () => {
    vi.stubEnv("BURNLINE_SMTP_URL", "");
    await teamPagesBy(await storedPolicy("two", "payments", TWO));
    const id = await begun();
    expect((await stepsOf(id)).map(({ kind }) => kind)).toEqual([
      "skipped",
      "skipped",
      "nobody-answered",
    ]);
    const row = { key: "mail", value: { host: "mail.example.org" } };
    await write((tx) => tx.insert(settings).values(row));
    await begun({ at: 1 });
    expect(await messages()).toEqual(["1 ana level 0"]);
  });

  it("does not wait for a level that stands for nobody", async () => {
    const gap = policyOf([
      [[{ kind: "schedule", schedule: "none" }], 30],
      [[{ kind: "team", team: "payments" }], 5],
    ]);
    await teamPagesBy(await storedPolicy("gap", "payments", gap));
    const id = await begun();
    expect(await stepsOf(id)).toMatchObject([{ kind: "skipped", level: 0 }, { kind: "notify" }]);
    expect(await messages()).toEqual(["0 ana level 1", "0 ben level 1", "0 mia level 1"]);
  });

  it("falls silent when somebody acknowledges, and asks them again while it still fires", async () => {
    await teamPagesBy(await storedPolicy("two", "payments", TWO));
    const id = await begun();
    await acknowledge("ben@example.org", 2);
    for (const minute of [5, 61, 62, 66, 67]) await due(id, minute);
    expect(await messages()).toEqual([
      "0 ana level 0 canceled",
      "62 ben asked-again",
      "67 ana level 0",
    ]);
  });

  it("of somebody who cannot be asked again goes straight back to the level", async () => {
    await teamPagesBy(await storedPolicy("two", "payments", TWO));
    const id = await begun();
    await acknowledge("an integration", 2);
    await due(id, 62);
    await due(id, 62);
    expect((await messages()).at(-1)).toBe("62 ana level 0");
  });

  it("is over with its alert: an acknowledgement that comes late changes nothing", async () => {
    await teamPagesBy(await storedPolicy("two", "payments", TWO));
    const id = await begun();
    await end(3);
    await acknowledge("ana@example.org", 4);
    await due(id, 10);
    expect(await messages()).toEqual(["0 ana level 0 canceled"]);
    expect((await stepsOf(id)).map(({ kind }) => kind)).toEqual(["notify", "ended"]);
    expect(await escalationRow(id)).toMatchObject({ state: "done", nextAt: null });
  });

  it("is not begun twice while it runs, and anew after it was acknowledged", async () => {
    await teamPagesBy(await storedPolicy("two", "payments", TWO));
    const id = await begun();
    expect(await begun({ at: 1 })).toBe(id);
    await acknowledge("ana@example.org", 2);
    const next = await begun({ at: 3 });
    expect(next).not.toBe(id);
    expect(await messages()).toEqual(["0 ana level 0 canceled", "3 ana level 0"]);
    expect(await escalationRow(id)).toMatchObject({ state: "done" });
  });

  it("of a ticket does not begin: the team's channel is told, or nobody", async () => {
    const policyId = await storedPolicy("two", "payments", TWO);
    await teamPagesBy(policyId, await channelNamed("tickets", "payments"));
    expect(await begin({ severity: "ticket" })).toBeNull();
    expect(await messages()).toEqual(["0 #tickets alert"]);
  });

  it("after a pause over three levels sends one message, for the level due now, and says so", async () => {
    const four = policyOf([
      [[personTarget("ana")], 5],
      [[personTarget("ben")], 5],
      [[personTarget("mia")], 5],
      [[personTarget("root")], 5],
    ]);
    await teamPagesBy(await storedPolicy("four", "payments", four));
    const id = await begun();
    await due(id, 16);
    expect(await messages()).toEqual([
      "0 ana level 0",
      ...["ana", "ben", "mia", "root"].map((name) => `16 ${name} level 3 missed 2`),
    ]);
    expect((await escalationRow(id)).nextAt).toEqual(min(21));
  });

  it("of an incident of two teams tells a person who is in both policies once", async () => {
    const { number } = await storedIncident("payments", { status: "investigating" });
    await storedPolicy("one", "payments", policyOf([[[personTarget("ana")], 5]]));
    await storedPolicy(
      "other",
      "search",
      policyOf([[[personTarget("ana"), personTarget("ben")], 5]]),
    );
    const ids = await write(async (tx) => {
      const started: (number | null)[] = [];
      for (const policySlug of ["one", "other"]) {
        const by = { teamId, serviceId: null, policySlug };
        started.push(await beginEscalation(tx, { incidentId: number }, by, "page", min(0)));
      }
      return started;
    });
    expect(ids.every((id) => id !== null)).toBe(true);
    expect(await messages()).toEqual(["0 ana level 0", "0 ben level 0"]);
    await write((tx) =>
      acknowledgeEscalations(tx, { incidentId: number }, "ana@example.org", min(1)),
    );
    for (const id of ids) expect(await due(id ?? 0, 500)).toEqual([]);
    expect((await messages()).every((message) => message.endsWith("canceled"))).toBe(true);
  });
});
