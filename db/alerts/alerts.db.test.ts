import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { MuteInput } from "@/lib/alert/mute-schema";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import type { UserActor } from "../access/actor";
import { runDue } from "../escalations/internal/escalate";
import { listEscalations } from "../escalations/list-escalations";
import { deleteTeam } from "../people/delete-team";
import { alerts } from "../schema/alerts";
import { putService } from "../services/put";
import { putSlo } from "../slos/put";
import { closeStore, write } from "../store/client";
import { alertPeople } from "../testing/alert-people";
import { systemActor } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { auditActions, min, NOON, person, teamNamed } from "../testing/persons";
import { toldPerson } from "../testing/outbox";
import { refusal } from "../testing/refusal";
import { serviceNamed } from "../testing/service-named";
import { storedAlert } from "../testing/stored-alert";
import { storedEscalation } from "../testing/stored-escalation";
import type { AlertFilter } from "./alert";
import { countOpenAlerts } from "./count-open";
import { getAlert, listAlertEvents } from "./find";
import { listAlerts } from "./list";
import { createMute, muteAlert } from "./mutes";
import { acknowledge, resolve } from "./respond";
import { listAlertMessages } from "./told";

let mara: UserActor;
let viewer: UserActor;
let stranger: UserActor;

beforeEach(async () => {
  ({ mara, viewer, stranger } = await alertPeople());
});
afterAll(closeStore);

async function pushedSlo() {
  await serviceNamed("checkout", "payments");
  const definition = sloDefinitionSchema.parse({
    name: "Availability",
    sli: { kind: "availability" },
    objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
  });
  return (await putSlo(systemActor, "checkout", "availability", definition, NOON)).slo;
}

const titles = async (filter: AlertFilter = {}, actor = mara, limit = 50, offset = 0) =>
  (await listAlerts(actor, filter, { order: "open-first", limit, offset })).items.map(
    ({ title }) => title,
  );
const history = async (id: number) =>
  (await listAlertEvents(mara, id)).map(({ transition, actor }) => [transition, actor]);

describe("the list of alerts", () => {
  beforeEach(async () => {
    const checkout = await serviceNamed("checkout", "payments");
    const alert = (title: string, change: Parameters<typeof storedAlert>[1]) =>
      storedAlert("payments", { title, key: title, ...change });
    await alert("old and over", { state: "resolved", resolvedAt: min(5), startedAt: min(-60) });
    // It was a page, and a ticket when it ended.
    await alert("just over", { state: "resolved", resolvedAt: min(5), severity: "ticket" });
    await alert("ticket", { severity: "ticket", serviceId: checkout.id });
    await alert("taken", { state: "acknowledged", startedAt: min(3) });
    await alert("page", { kind: "no-data", labels: { instance: "db-1" } });
    await alert("newer page", { startedAt: min(2) });
    await storedAlert("search", { title: "elsewhere" });
  });

  it("has open ones first, pages before tickets, what nobody has taken before what is", async () => {
    const all = ["newer page", "page", "taken", "ticket", "just over", "old and over"];
    expect(await titles()).toEqual(all);
    expect(await titles({}, viewer)).toEqual(all);
    expect(await titles({}, mara, 3, 3)).toEqual(all.slice(3));
    expect(await titles({}, mara, 2, 4)).toEqual(all.slice(4));
    expect(await titles({}, stranger)).toEqual(["elsewhere"]);
  });

  it("has those of an incident in the same order", async () => {
    const { number: incidentId } = await storedIncident("payments");
    const teamId = await teamNamed("payments");
    await write((tx) => tx.update(alerts).set({ incidentId }).where(eq(alerts.teamId, teamId)));
    const all = ["newer page", "page", "taken", "ticket", "just over", "old and over"];
    expect(await titles({ incidentId })).toEqual(all);
    expect(await titles({ incidentId }, mara, 3, 2)).toEqual(all.slice(2, 5));
    expect(await titles({ incidentId: incidentId + 1 })).toEqual([]);
  });

  it.each<[AlertFilter, string[]]>([
    [{ states: ["resolved"] }, ["just over", "old and over"]],
    [{ states: ["acknowledged"] }, ["taken"]],
    [{ states: ["firing", "acknowledged"] }, ["newer page", "page", "taken", "ticket"]],
    [{ severity: "ticket" }, ["ticket"]],
    [{ severity: "page" }, ["newer page", "page", "taken", "just over", "old and over"]],
    [{ service: "checkout" }, ["ticket"]],
    [{ team: "search" }, []],
    [{ kind: "no-data" }, ["page"]],
    [{ muted: true }, []],
    [{ q: "NEWER pag" }, ["newer page"]],
    [{ q: "db-1" }, ["page"]],
    [{ q: "50%" }, []],
  ])("shows for %j %j", async (filter, expected) => {
    expect(await titles(filter)).toEqual(expected);
  });

  it("counts what is open by state and severity", async () => {
    expect(await countOpenAlerts(mara)).toEqual(
      expect.arrayContaining([
        { state: "firing", severity: "page", count: 2 },
        { state: "firing", severity: "ticket", count: 1 },
        { state: "acknowledged", severity: "page", count: 1 },
      ]),
    );
    expect(await countOpenAlerts(stranger)).toHaveLength(1);
  });

  it("goes on from a number, the newest first", async () => {
    const first = await listAlerts(mara, {}, { order: "newest", limit: 2, before: null });
    expect(first.items.map(({ title }) => title)).toEqual(["newer page", "page"]);
    const before = first.items.at(-1)?.id ?? null;
    const next = await listAlerts(mara, {}, { order: "newest", limit: 2, before });
    expect(next.items.map(({ title }) => title)).toEqual(["taken", "ticket"]);
    expect(next.total).toBe(6);
  });
});

describe("whoever responds", () => {
  it("acknowledges once, and resolves", async () => {
    const id = await storedAlert("payments");
    expect(await acknowledge(mara, id, min(1))).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "Mara",
      acknowledgedById: mara.userId,
    });
    const noor = await person("Noor", { payments: "responder" });
    expect(await acknowledge(noor, id, min(2))).toMatchObject({ acknowledgedBy: "Mara" });
    expect(await resolve(noor, id, min(3))).toMatchObject({ state: "resolved" });
    expect(await resolve(mara, id, min(4))).toMatchObject({ resolvedAt: min(3) });
    expect(await history(id)).toEqual([
      ["acknowledged", "Mara"],
      ["resolved", "Noor"],
    ]);
    expect((await auditActions()).filter((action) => action.startsWith("alert."))).toEqual([
      "alert.acknowledged",
      "alert.resolved",
    ]);
    expect(await refusal(acknowledge(mara, id, min(5)))).toMatchObject({ code: "conflict" });
  });

  it("is asked for an acknowledgement until there is one, and when it is asked for again", async () => {
    const id = await storedAlert("payments");
    const escalationId = await storedEscalation("payments", id);
    const asked = async () => (await getAlert(mara, id)).needsAcknowledgement;
    expect(await asked()).toBe(true);
    await acknowledge(mara, id, min(1));
    expect(await asked()).toBe(false);
    await write((tx) => runDue(tx, escalationId, min(61)));
    expect(await asked()).toBe(true);
    expect(
      (await listAlerts(mara, {}, { order: "newest", limit: 1, before: null })).items[0],
    ).toMatchObject({
      needsAcknowledgement: true,
    });
    expect(await acknowledge(mara, id, min(62))).toMatchObject({ needsAcknowledgement: false });
    await resolve(mara, id, min(63));
    expect(await asked()).toBe(false);
  });

  it("is of the alert's team", async () => {
    const id = await storedAlert("payments");
    for (const change of [acknowledge, resolve]) {
      expect(await refusal(change(viewer, id, min(1)))).toMatchObject({ code: "forbidden" });
      expect(await refusal(change(stranger, id, min(1)))).toMatchObject({ code: "not-found" });
      expect(await refusal(change(mara, 987, min(1)))).toMatchObject({ code: "not-found" });
    }
    const mute = { minutes: 5, reason: "Known" };
    expect(await refusal(muteAlert(viewer, id, mute, NOON))).toMatchObject({ code: "forbidden" });
    expect(await refusal(muteAlert(stranger, id, mute, NOON))).toMatchObject({
      code: "not-found",
    });
    expect(await getAlert(mara, id)).toMatchObject({ state: "firing", muteId: null });
  });
});

describe("an alert goes with its service", () => {
  const admin = () => person("Ada", {}, true);

  it("to the team that it is given to", async () => {
    const slo = await pushedSlo();
    const id = await storedAlert("payments", { sloId: slo.id, kind: "burn-rate" });
    const other = await storedAlert("payments", { key: "other" });
    const input = { name: "Checkout", team: "search", description: "", tier: null };
    await putService(await admin(), "checkout", { ...input, dependencies: [] }, min(1));
    expect((await getAlert(stranger, id)).team.slug).toBe("search");
    expect(await refusal(getAlert(mara, id))).toMatchObject({ code: "not-found" });
    expect((await getAlert(mara, other)).team.slug).toBe("payments");
  });

  it("with its pages and messages, also where another system tells of it", async () => {
    const { id: serviceId } = await serviceNamed("checkout", "payments");
    const slo = await pushedSlo();
    const id = await storedAlert("payments", { serviceId });
    const routed = await storedAlert("payments", { key: "routed", serviceId, sloId: slo.id });
    await storedEscalation("payments", id);
    const cause = { kind: "test" } as const;
    await person("ana", { payments: "responder" });
    const teamId = await teamNamed("payments");
    await toldPerson("ana@example.org", { cause, severity: "page", teamId, alertId: id }, NOON);
    const input = { name: "Checkout", team: "search", description: "", tier: null };
    await putService(await admin(), "checkout", { ...input, dependencies: [] }, min(1));
    expect((await getAlert(stranger, id)).team.slug).toBe("search");
    expect((await getAlert(stranger, routed)).team.slug).toBe("search");
    expect(await listEscalations(stranger, { alertId: id })).toHaveLength(1);
    expect(await listAlertMessages(stranger, id)).toHaveLength(1);
    expect(await listEscalations(mara, { alertId: id })).toEqual([]);
  });

  it("and all of a team to the one that takes over from it", async () => {
    const id = await storedAlert("payments", { labels: { instance: "db-1" } });
    const matchers: MuteInput["matchers"] = [{ name: "instance", op: "=", value: "db-1" }];
    await createMute(mara, { team: "payments", matchers, minutes: 5, reason: "Works" }, NOON);
    await deleteTeam(await admin(), "payments", "search", min(1));
    const alert = await getAlert(stranger, id);
    expect([alert.team.slug, alert.mute?.reason]).toEqual(["search", "Works"]);
  });
});
