import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { changeStatus } from "../incidents/change-status";
import { declareIncident } from "../incidents/declare";
import { getIncident } from "../incidents/find";
import { getTimeline } from "../incidents/timeline";
import { alerts } from "../schema/alerts";
import { closeStore, write } from "../store/client";
import { freshStore } from "../testing/fresh-store";
import { min, person } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { serviceNamed } from "../testing/service-named";
import { storedAlert } from "../testing/stored-alert";
import { getAlert } from "./find";
import { listAlerts } from "./list";
import { acknowledge } from "./respond";

let mara: UserActor;
const INPUT = { title: "Checkout is down", summary: "", severity: "SEV2" as const };
const declare = (alert: number, startedAt: Date, services = ["checkout"], actor = mara) =>
  declareIncident(actor, { ...INPUT, services, startedAt: startedAt.getTime() }, min(20), {
    alert,
  });

beforeEach(async () => {
  await freshStore();
  await serviceNamed("checkout", "payments");
  mara = await person("Mara", { payments: "responder", search: "viewer" });
});
afterAll(closeStore);

describe("an incident that is declared from an alert", () => {
  it("was detected when that began, by the alert, and had begun by then", async () => {
    const id = await storedAlert("payments", { startedAt: min(5) });
    const incident = await declare(id, min(20));
    expect(incident).toMatchObject({ startedAt: min(5), detectedAt: min(5) });
    expect((await getAlert(mara, id)).incidentId).toBe(incident.id);
    const { entries, marks } = await getTimeline(mara, incident.id);
    expect(entries.find(({ data }) => data.kind === "alert")).toMatchObject({
      text: "Checkout is slow",
    });
    expect(marks.find(({ mark }) => mark === "detected")).toMatchObject({ source: "alert" });
    const part = { order: "newest", limit: 9, before: null } as const;
    const { items } = await listAlerts(mara, { incidentId: incident.id }, part);
    expect(items.map((alert) => alert.id)).toEqual([id]);
  });

  it("is told who acknowledges that, as long as it goes on", async () => {
    const id = await storedAlert("payments");
    const { id: number } = await declare(id, min(20));
    await acknowledge(mara, id, min(21));
    const lines = async () =>
      (await getTimeline(mara, number)).entries.flatMap(({ data, text, author }) =>
        data.kind === "alert" ? [`${text} (${author})`] : [],
      );
    const both = ["Checkout is slow (Mara)", "Acknowledged: Checkout is slow (Mara)"];
    expect(await lines()).toEqual(both);
    const other = await storedAlert("payments", { key: "other" });
    await write((tx) => tx.update(alerts).set({ incidentId: number }).where(eq(alerts.id, other)));
    await changeStatus(mara, number, { to: "resolved" }, min(22));
    await acknowledge(mara, other, min(23));
    expect(await lines()).toEqual(both);
  });

  it("is acknowledged with the last of its alerts that pages", async () => {
    const { id: serviceId } = await serviceNamed("search-api", "payments");
    const one = await storedAlert("payments", { serviceId });
    const other = await storedAlert("payments", { key: "other" });
    const { id: number } = await declare(one, min(20), ["search-api"]);
    await write((tx) => tx.update(alerts).set({ incidentId: number }).where(eq(alerts.id, other)));
    const acknowledgedAt = async () => (await getIncident(mara, number)).acknowledgedAt;
    await acknowledge(mara, one, min(21));
    expect(await acknowledgedAt()).toBeNull();
    await acknowledge(mara, other, min(23));
    expect(await acknowledgedAt()).toEqual(min(23));
  });

  it("may have begun before it", async () => {
    const id = await storedAlert("payments", { startedAt: min(5) });
    expect(await declare(id, min(1))).toMatchObject({ startedAt: min(1), detectedAt: min(5) });
  });

  it("is the only one of that alert", async () => {
    const id = await storedAlert("payments");
    const { id: number } = await declare(id, min(20));
    expect(await refusal(declare(id, min(20)))).toMatchObject({
      code: "conflict",
      message: `This alert belongs to incident #${number} already.`,
    });
  });

  it("needs somebody who responds to that alert", async () => {
    const id = await storedAlert("search");
    expect(await refusal(declare(id, min(20)))).toMatchObject({ code: "forbidden" });
    const stranger = await person("Sam", { payments: "responder" });
    expect(await refusal(declare(id, min(20), ["checkout"], stranger))).toMatchObject({
      code: "not-found",
    });
  });
});
