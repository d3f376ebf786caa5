import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { RouteRule } from "@/lib/alert/route";
import type { UserActor } from "../access/actor";
import { receiveAlerts } from "../integrations/receive";
import { declareIncident } from "../incidents/declare";
import { putService } from "../services/put";
import { servicePaging, teamPaging } from "../schema/escalations";
import { closeStore, write } from "../store/client";
import { policyOf, storedPolicy } from "../testing/escalations";
import { freshStore, systemActor } from "../testing/fresh-store";
import { integrationNamed } from "../testing/integration";
import { auditActions, min, NOON, person, teamNamed } from "../testing/persons";
import { serviceNamed } from "../testing/service-named";
import { changeAlertRoutes } from "./change";
import { getAlertRoute } from "./find-alert-route";
import { getAlertRoutes } from "./find";
import { putAlertRoutes } from "./put";
import { tryAlertRoutes, type Trial } from "./try";

let mia: UserActor;

const rule = (more: Partial<RouteRule> = {}): RouteRule => ({ matchers: [], ...more });
const trial = (more: Partial<Trial> = {}): Trial => ({
  kind: "external",
  title: "Down",
  labels: {},
  service: null,
  severity: "page",
  ...more,
});
const SERVICE = { description: "", tier: null, dependencies: [] };

beforeEach(async () => {
  await freshStore();
  mia = await person("Mia", { payments: "manager" });
  await putService(mia, "ledger", { ...SERVICE, name: "Ledger", team: "payments" }, NOON);
});
afterAll(closeStore);

describe("a team's rules", () => {
  it("are read by the team, changed by its managers, and unknown to others", async () => {
    const rob = await person("Rob", { payments: "responder" });
    const eve = await person("Eve", { search: "manager" });
    expect(await getAlertRoutes(rob, "payments")).toMatchObject({ rules: [], version: 0 });
    await putAlertRoutes(mia, "payments", [rule({ severity: "ticket" })], NOON);
    expect(await getAlertRoutes(rob, "payments")).toMatchObject({
      rules: [{ severity: "ticket" }],
      version: 1,
    });
    const removal = { kind: "remove", place: 0 } as const;
    for (const attempt of [
      () => putAlertRoutes(rob, "payments", [], NOON),
      () => changeAlertRoutes(rob, { team: "payments", version: 1 }, removal, NOON),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    for (const attempt of [
      () => getAlertRoutes(eve, "payments"),
      () => putAlertRoutes(eve, "payments", [], NOON),
      () => tryAlertRoutes(eve, "payments", [trial()]),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
    expect(
      (await auditActions()).filter((action) => action === "alert-routes.update"),
    ).toHaveLength(1);
  });

  it("name services of the team and policies that are there, or say which do not", async () => {
    const eve = await person("Eve", { search: "manager" });
    await putService(eve, "index", { ...SERVICE, name: "Index", team: "search" }, NOON);
    await expect(
      putAlertRoutes(
        mia,
        "payments",
        [rule({ service: "ledger" }), rule({ service: "index", escalationPolicy: "none" })],
        NOON,
      ),
    ).rejects.toMatchObject({
      fieldErrors: [{ path: "rules[1].service" }, { path: "rules[1].escalationPolicy" }],
    });
  });

  it("are changed one at a time, by whoever saw them as they are", async () => {
    const change = (version: number, what: Parameters<typeof changeAlertRoutes>[2]) =>
      changeAlertRoutes(mia, { team: "payments", version }, what, NOON);
    await change(0, { kind: "add", rule: rule({ severity: "page" }) });
    await change(1, { kind: "add", rule: rule({ severity: "ticket" }) });
    await change(2, { kind: "move", place: 1, by: -1 });
    expect((await getAlertRoutes(mia, "payments")).rules.map(({ severity }) => severity)).toEqual([
      "ticket",
      "page",
    ]);
    await expect(change(2, { kind: "remove", place: 0 })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(change(3, { kind: "remove", place: 2 })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await getAlertRoutes(mia, "payments")).version).toBe(3);
  });
});

describe("a trial", () => {
  it("says which rule fits, with its service, severity, policy and the incident that is open", async () => {
    const ledger = await serviceNamed("ledger", "payments");
    await putAlertRoutes(
      mia,
      "payments",
      [
        rule({ matchers: [{ name: "env", op: "=", value: "dev" }], severity: "ticket" }),
        rule({
          matchers: [{ name: "title", op: "=~", value: "Ledger.*" }],
          service: "ledger",
          incident: { kind: "open", severity: 2 },
        }),
      ],
      NOON,
    );
    const teamId = await teamNamed("payments");
    const ofService = await storedPolicy("of-service", "payments", policyOf([]));
    const ofTeam = await storedPolicy("of-team", "payments", policyOf([]));
    await write(async (tx) => {
      await tx.insert(servicePaging).values({ serviceId: ledger.id, policyId: ofService });
      await tx.insert(teamPaging).values({ teamId, policyId: ofTeam });
    });
    const asked = [
      trial({ labels: { env: "dev" } }),
      trial({ title: "Ledger is slow" }),
      trial({ service: "ledger" }),
      trial({ service: "unknown" }),
    ];
    const before = await tryAlertRoutes(mia, "payments", asked);
    expect(
      before.map(({ route: { rule: place, service, severity } }) => [place, service, severity]),
    ).toEqual([
      [0, null, "ticket"],
      [1, "ledger", "page"],
      [null, "ledger", "page"],
      [null, null, "page"],
    ]);
    expect(before.map(({ policy }) => `${policy?.slug} from ${policy?.from}`)).toEqual([
      "of-team from team",
      "of-service from service",
      "of-service from service",
      "of-team from team",
    ]);
    expect(before[1]).toMatchObject({
      route: { incident: { kind: "open", severity: 2 } },
      openIncident: null,
    });
    const { id } = await declareIncident(
      mia,
      {
        title: "Ledger",
        summary: "",
        severity: "SEV2",
        services: ["ledger"],
        startedAt: NOON.getTime(),
      },
      NOON,
    );
    const [, joins] = await tryAlertRoutes(mia, "payments", asked);
    expect(joins?.openIncident).toBe(id);
  });

  it("takes a label that names another team's service for no service", async () => {
    const both = await person("Both", { payments: "manager", search: "manager" });
    await putService(both, "index", { ...SERVICE, name: "Index", team: "search" }, NOON);
    const [tried] = await tryAlertRoutes(both, "payments", [trial({ service: "index" })]);
    expect(tried?.route.service).toBeNull();
  });

  it("says the same as what then becomes of the alert", async () => {
    await putAlertRoutes(
      mia,
      "payments",
      [
        rule({
          matchers: [{ name: "alertname", op: "=", value: "Down" }],
          service: "ledger",
          severity: "ticket",
          incident: { kind: "open", severity: 3 },
        }),
      ],
      NOON,
    );
    const prom = await integrationNamed(mia, "prom");
    const labels = { alertname: "Down", severity: "critical" };
    const [said] = await tryAlertRoutes(mia, "payments", [trial({ labels })]);
    const [outcome] =
      (await receiveAlerts(
        systemActor,
        prom,
        {
          alerts: [
            {
              key: "a",
              status: "firing",
              severity: "page",
              title: "Down",
              group: null,
              labels,
              annotations: {},
              links: [],
              startedAt: null,
              resolvedAt: null,
            },
          ],
          leftOut: 0,
          closes: null,
        },
        { body: "", status: 200, now: min(1) },
      )) ?? [];
    const { applied, tried } = await getAlertRoute(mia, outcome?.alertId ?? 0);
    expect(applied).toMatchObject({ rule: 0, severity: "ticket", service: "ledger" });
    expect(said?.route).toEqual(applied);
    expect(tried.route).toEqual(applied);
    const eve = await person("Eve", { search: "manager" });
    await expect(getAlertRoute(eve, outcome?.alertId ?? 0)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
