import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { OPEN_ALERT_STATES } from "@/lib/alert/words";
import { listAlerts } from "../alerts/list";
import { listImpacts } from "../incidents/list-impacts";
import { listIncidents } from "../incidents/list";
import { getIncident } from "../incidents/find";
import { listDuePostmortems } from "../postmortems/list-due";
import { listEarlierIncidents } from "../postmortems/list-earlier-incidents";
import { freshStore, systemActor } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { NOON } from "../testing/persons";
import { plansOf, statementsOf } from "../testing/query-plans";
import { serviceNamed } from "../testing/service-named";
import { closeStore } from "./client";
import { dialect } from "./dialect";

const BY_SERVICE = "SEARCH incident_services USING INDEX incident_services_service (service_id=?)";

describe.runIf(dialect === "sqlite")("what a page asks of thousands of incidents", () => {
  beforeEach(freshStore);
  afterAll(closeStore);

  it("looks up those of a service once, not the services of each incident", async () => {
    const asked = { service: "checkout", from: NOON, limit: 60 };
    const filter = { service: "checkout" };
    const part = { order: "newest", limit: 9, before: null } as const;
    for (const plans of [
      await plansOf(() => listImpacts(systemActor, asked)),
      await plansOf(() => listIncidents(systemActor, filter, part)),
    ])
      for (const plan of plans) {
        expect(plan).toContain(BY_SERVICE);
        expect(plan.join("\n")).not.toContain("CORRELATED");
      }
  });

  it("looks up the earlier ones of the same services likewise", async () => {
    const service = await serviceNamed("checkout", "payments");
    const { number } = await storedIncident("payments", { serviceIds: [service.id] });
    const incident = await getIncident(systemActor, number);
    const [looked] = await plansOf(() => listEarlierIncidents(systemActor, incident));
    expect(looked).toContain(BY_SERVICE);
    expect(looked?.join("\n")).not.toContain("CORRELATED");
  });

  it("finds the first postmortems that are due without putting all of them in order", async () => {
    const [due] = await plansOf(() => listDuePostmortems(systemActor, { limit: 50 }));
    expect(due).toContain("SCAN incidents USING INDEX incidents_resolved");
    expect(due?.join("\n")).not.toContain("ORDER BY");
  });

  it("does not ask for alerts that are over where open ones are wanted, or where an incident has them all", async () => {
    const part = { order: "open-first", limit: 20, offset: 0 } as const;
    const { number: incidentId } = await storedIncident("payments");
    for (const filter of [{ states: OPEN_ALERT_STATES, service: "checkout" }, { incidentId }])
      expect(await statementsOf(() => listAlerts(systemActor, filter, part))).toHaveLength(1);
  });
});
