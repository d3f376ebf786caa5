import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { policyInputSchema, type PolicyBody } from "@/lib/escalation/schema";
import type { Actor, UserActor } from "../access/actor";
import { declareIncident } from "../incidents/declare";
import { changeStatus } from "../incidents/change-status";
import { getIncident } from "../incidents/find";
import { acknowledgeIncident } from "../incidents/set-time";
import { teams } from "../schema/people";
import { closeStore, write } from "../store/client";
import { channelNamed, escalationRow, messages } from "../testing/escalations";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, min, NOON, person, teamNamed } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { serviceNamed } from "../testing/service-named";
import { storedAlert } from "../testing/stored-alert";
import { deletePolicy } from "./delete";
import { findPolicy, getPolicy } from "./find";
import { beginEscalation, endEscalations } from "./internal/escalate";
import { listEscalations } from "./list-escalations";
import { listPolicies } from "./list";
import { runEscalation } from "./run-due";
import { putPolicy } from "./put";
import { getServicePaging, putServicePaging } from "./service-paging";
import { getTeamPaging, putTeamPaging } from "./team-paging";
import { getServicePaged } from "./who-is-paged";

const body = (change: Partial<PolicyBody> = {}): PolicyBody => ({
  name: "Default",
  team: "payments",
  levels: [{ targets: [{ person: "ana@example.org" }], timeoutMinutes: 5 }],
  ...change,
});
const put = (actor: Actor, slug: string, change: Partial<PolicyBody> = {}, options = {}) =>
  putPolicy(actor, slug, policyInputSchema.parse(body(change)), NOON, options);

let mia: UserActor;
let ana: UserActor;
let eva: UserActor;

beforeEach(async () => {
  await freshStore();
  mia = await person("mia", { payments: "manager" });
  ana = await person("ana", { payments: "responder" });
  eva = await person("eva", { search: "manager" });
});
afterAll(closeStore);

describe("escalation policies", () => {
  it("are versioned by what they say, not by their name", async () => {
    expect((await put(mia, "default")).created).toBe(true);
    await put(mia, "default", { name: "Renamed" });
    expect(await getPolicy(ana, "default")).toMatchObject({ name: "Renamed", version: 1 });
    await put(mia, "default", { repeat: 3 });
    expect(await getPolicy(ana, "default")).toMatchObject({
      version: 2,
      definition: { repeat: 3, reNotifyAfterMinutes: 60 },
    });
    expect((await refusal(put(mia, "default", {}, { expectedVersion: 1 }))).code).toBe("conflict");
    expect((await refusal(put(mia, "default", {}, { onlyNew: true }))).fieldErrors).toMatchObject([
      { path: "slug" },
    ]);
    expect(
      (await auditActions()).filter((action) => action.startsWith("escalation-policy")),
    ).toEqual(["escalation-policy.create", "escalation-policy.update", "escalation-policy.update"]);
  });

  it("are changed by managers, read by the team, and not there for others", async () => {
    await put(mia, "default");
    expect((await refusal(put(ana, "default"))).code).toBe("forbidden");
    expect((await refusal(put(eva, "default", { team: "search" }))).code).toBe("conflict");
    expect((await refusal(put(eva, "stolen"))).fieldErrors).toMatchObject([{ path: "team" }]);
    expect(await findPolicy(eva, "default")).toBeNull();
    expect((await refusal(deletePolicy(eva, "default", NOON))).code).toBe("not-found");
    expect((await refusal(deletePolicy(ana, "default", NOON))).code).toBe("forbidden");
    expect((await listPolicies(ana)).map(({ slug }) => slug)).toEqual(["default"]);
    expect(await listPolicies(eva)).toEqual([]);
  });

  it("name what the manager can read, and keep what they cannot where it was named before", async () => {
    await channelNamed("secret", "search");
    const targets = [{ channel: "secret" }, { schedule: "none" }];
    const wrong = await refusal(
      put(mia, "default", { levels: [{ targets, timeoutMinutes: 5 }], whenNobodyAnswers: targets }),
    );
    expect(wrong.fieldErrors.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'levels.0.targets: There is no channel "secret".',
      'levels.0.targets: There is no schedule "none".',
      'whenNobodyAnswers: There is no channel "secret".',
      'whenNobodyAnswers: There is no schedule "none".',
    ]);
    const root = await person("root", {}, true);
    const levels = [{ targets: [{ channel: "secret" }], timeoutMinutes: 5 }];
    await put(root, "default", { levels });
    expect((await put(mia, "default", { levels, repeat: 1 })).created).toBe(false);
  });

  it("are not deleted while anything pages by them, and say what does", async () => {
    await put(mia, "default");
    const service = await serviceNamed("checkout", "payments");
    await putTeamPaging(mia, "payments", { policy: "default", ticketChannel: null }, NOON);
    await putServicePaging(mia, service.slug, { policy: "default" }, NOON);
    expect((await refusal(deletePolicy(mia, "default", NOON))).message).toBe(
      "This policy is used by the team “payments”, the service “checkout”. Choose another policy there first.",
    );
    await putServicePaging(mia, service.slug, { policy: null }, NOON);
    const alertId = await storedAlert("payments");
    const by = { teamId: service.teamId, serviceId: null, policySlug: null };
    await write((tx) => beginEscalation(tx, { alertId }, by, "page", NOON));
    await putTeamPaging(mia, "payments", { policy: null, ticketChannel: null }, NOON);
    expect((await refusal(deletePolicy(mia, "default", NOON))).message).toContain("right now");
    await write((tx) => endEscalations(tx, { alertId }, NOON));
    await deletePolicy(mia, "default", NOON);
    expect(await findPolicy(mia, "default")).toBeNull();
  });
});

describe("paging of teams and services", () => {
  it("is set by managers and names what they can read", async () => {
    await put(mia, "default");
    await channelNamed("tickets", "payments");
    const input = { policy: "default", ticketChannel: "tickets" };
    expect(await putTeamPaging(mia, "payments", input, NOON)).toEqual({
      policy: { slug: "default", name: "Default" },
      ticketChannel: { slug: "tickets", name: "tickets" },
    });
    expect(await getTeamPaging(ana, "payments")).toMatchObject({ policy: { slug: "default" } });
    expect((await refusal(putTeamPaging(ana, "payments", input, NOON))).code).toBe("forbidden");
    expect((await refusal(putTeamPaging(eva, "payments", input, NOON))).code).toBe("not-found");
    expect((await refusal(putTeamPaging(eva, "search", input, NOON))).fieldErrors).toMatchObject([
      { path: "policy" },
    ]);
    await serviceNamed("checkout", "payments");
    expect((await refusal(putServicePaging(ana, "checkout", { policy: null }, NOON))).code).toBe(
      "forbidden",
    );
    await putServicePaging(mia, "checkout", { policy: "default" }, NOON);
    expect(await getServicePaging(ana, "checkout")).toMatchObject({ policy: { slug: "default" } });
    expect((await auditActions()).slice(-2)).toEqual(["service.create", "service.paging"]);
  });

  it("says who is paged if a service breaks now, and what is wrong with that", async () => {
    await serviceNamed("checkout", "payments");
    expect((await getServicePaged(ana, "checkout", NOON)).paged).toMatchObject({
      policy: null,
      steps: [{ kind: "no-policy", afterMinutes: 0, recipients: [{ name: "mia" }] }],
      warnings: [
        "No escalation policy: the team’s managers and every administrator are told at once.",
      ],
    });
    const levels = [
      { targets: [{ person: "ana@example.org" }], timeoutMinutes: 5 },
      { targets: [{ person: "gone@example.org" }], timeoutMinutes: 10 },
    ];
    await put(mia, "default", { levels, repeat: 2 });
    await putTeamPaging(mia, "payments", { policy: "default", ticketChannel: null }, NOON);
    const { paged } = await getServicePaged(ana, "checkout", NOON);
    expect(paged).toMatchObject({
      policy: { slug: "default" },
      repeat: 2,
      steps: [
        {
          level: 1,
          afterMinutes: 0,
          recipients: [{ name: "ana", contacts: [{ channel: "email", afterMinutes: 0 }] }],
        },
        {
          kind: "skipped",
          level: 2,
          afterMinutes: 5,
          recipients: [{ email: "gone@example.org", contacts: [] }],
        },
        { kind: "nobody-answered", afterMinutes: 5, recipients: [{ name: "mia" }] },
      ],
      warnings: [
        "Level 2 reaches nobody right now and is skipped.",
        "gone@example.org has no working contact method.",
      ],
    });
    expect((await refusal(getServicePaged(eva, "checkout", NOON))).code).toBe("not-found");
  });
});

describe("an incident", () => {
  const declare = (severity: "SEV1" | "SEV2" | "SEV3", services: string[], change = {}) =>
    declareIncident(mia, { title: "Down", summary: "", severity, services, ...change }, NOON);
  beforeEach(async () => {
    await put(mia, "default");
    await serviceNamed("checkout", "payments");
    await serviceNamed("basket", "payments");
    await putTeamPaging(mia, "payments", { policy: "default", ticketChannel: null }, NOON);
    await teamNamed("payments");
  });

  it("that is severe pages once for all its services, others do not, nor what is over", async () => {
    const { id } = await declare("SEV1", ["checkout", "basket"]);
    expect(await messages()).toEqual(["0 ana level 0"]);
    expect(await listEscalations(ana, { incidentId: id })).toMatchObject([
      { state: "running", levels: 1, policy: { slug: "default" } },
    ]);
    await declare("SEV3", ["checkout"]);
    await declare("SEV2", ["checkout"], { acknowledgedAt: NOON.getTime() });
    await declare("SEV2", ["checkout"], {
      startedAt: min(-60).getTime(),
      resolvedAt: min(-30).getTime(),
    });
    expect((await messages()).length).toBe(1);
    await declare("SEV2", ["checkout"]);
    expect((await messages()).length).toBe(2);
  });

  it("falls silent when it is acknowledged, however that comes about, and ends with it", async () => {
    const first = await declare("SEV1", ["checkout"]);
    await acknowledgeIncident(ana, first.id, min(1));
    const [taken] = await listEscalations(ana, { incidentId: first.id });
    expect(taken).toMatchObject({ state: "acknowledged", acknowledgedBy: "ana@example.org" });
    // Whoever works an incident is not asked again.
    expect((await escalationRow(taken?.id ?? 0)).nextAt).toBeNull();
    const second = await declare("SEV1", ["checkout"]);
    await changeStatus(ana, second.id, { to: "identified" }, min(2));
    expect(await listEscalations(ana, { incidentId: second.id })).toMatchObject([
      { state: "acknowledged" },
    ]);
    await changeStatus(ana, second.id, { to: "resolved" }, min(3));
    expect(await listEscalations(ana, { incidentId: second.id })).toMatchObject([
      { state: "done", acknowledgedBy: "ana@example.org" },
    ]);
    const third = await declare("SEV1", ["checkout"]);
    await changeStatus(mia, third.id, { to: "canceled" }, min(4));
    expect(await listEscalations(ana, { incidentId: third.id })).toMatchObject([{ state: "done" }]);
    expect((await messages()).every((message) => message.endsWith("canceled"))).toBe(true);
    expect(await listEscalations(eva, { incidentId: third.id })).toEqual([]);
  });

  it("that its declarer commands pages all the same, until somebody acknowledges", async () => {
    const { id } = await declareIncident(
      mia,
      { title: "Down", summary: "", severity: "SEV1", services: ["checkout"] },
      NOON,
      { commander: { userId: mia.userId, name: "mia" } },
    );
    expect(await messages()).toEqual(["0 ana level 0"]);
    await acknowledgeIncident(ana, id, min(1));
    expect(await messages()).toEqual(["0 ana level 0 canceled"]);
  });

  it("renews its open pages with each step", async () => {
    const { id } = await declare("SEV1", ["checkout"]);
    const [page] = await listEscalations(ana, { incidentId: id });
    const { revision } = await getIncident(ana, id);
    expect(await runEscalation(systemActor, page?.id ?? 0, min(5))).toBe(true);
    expect((await getIncident(ana, id)).revision).toBe(revision + 1);
    expect(await runEscalation(systemActor, page?.id ?? 0, min(5))).toBe(false);
    expect((await getIncident(ana, id)).revision).toBe(revision + 1);
  });

  it("of a made-up team of the demo pages nobody", async () => {
    await write((tx) => tx.update(teams).set({ demo: true }).where(eq(teams.slug, "payments")));
    await declare("SEV1", ["checkout"]);
    expect(await messages()).toEqual([]);
  });

  it("that others may not declare pages nobody", async () => {
    await expect(
      declareIncident(
        eva,
        { title: "Down", summary: "", severity: "SEV1", services: ["checkout"] },
        NOON,
      ),
    ).rejects.toThrow();
    expect(await messages()).toEqual([]);
    expect(
      (
        await declareIncident(
          systemActor,
          {
            title: "Down",
            summary: "",
            severity: "SEV1",
            services: ["checkout"],
          },
          NOON,
        )
      ).id,
    ).toBeGreaterThan(0);
    expect(await messages()).toEqual(["0 ana level 0"]);
  });
});
