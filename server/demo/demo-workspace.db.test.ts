import { and, asc, eq, ne, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/db/access/actor";
import { closeStore, read, write } from "@/db/store/client";
import { hasDemo } from "@/db/demo/workspace";
import { listIncidents } from "@/db/incidents/list";
import { listOpenIncidents } from "@/db/incidents/list-open";
import { sealHours } from "@/db/measurements/sealing";
import { recordMeasurements } from "@/db/measurements/record";
import { listDuePostmortems } from "@/db/postmortems/list-due";
import { alerts } from "@/db/schema/alerts";
import { escalationPolicies, escalations, escalationSteps } from "@/db/schema/escalations";
import { incidents } from "@/db/schema/incidents";
import { notifications } from "@/db/schema/notifications";
import { audit } from "@/db/schema/installation";
import { sliceHours, sliHours, sliMinutes } from "@/db/schema/measurements";
import { teams } from "@/db/schema/people";
import { postmortemActions, postmortems } from "@/db/schema/postmortems";
import { schedules } from "@/db/schema/schedules";
import { services, slos } from "@/db/schema/slos";
import { listServices } from "@/db/services/list";
import { putService } from "@/db/services/put";
import { getSlo } from "@/db/slos/find";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { listDataSpans } from "@/db/slos/list-data-spans";
import { putSlo } from "@/db/slos/put";
import { execute } from "@/db/store/statements";
import { listTeams, putTeam } from "@/db/people/teams";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { keepStore } from "@/db/testing/kept-store";
import { userWith } from "@/db/testing/people";
import { demoDefinition, demoSeries, demoStart } from "@/lib/demo/series";
import { DEMO_SLOS } from "@/lib/demo/slo-catalog";
import { MINUTE_MS } from "@/lib/time/duration";
import { evaluateMinutes } from "@/server/alerts/evaluate-minutes";
import { incidentSpending } from "@/server/incidents/spending";
import { appendDemoMinute, fillDemoWorkspace, removeDemoWorkspace } from "./demo-workspace";
import {
  anchor,
  compareAll,
  compareNewest,
  demoSlo,
  demoSlos,
  filledAt,
  isOwn,
} from "./testing/demo-sums";

const DEMO_DEPENDENCIES = 11;
const later = (minutes: number): Date => new Date(filledAt.getTime() + minutes * MINUTE_MS);

const hoursOf = async ({ id, objectives }: Slo, until: number) => {
  const sums = await read()
    .select()
    .from(sliHours)
    .where(eq(sliHours.sloId, id))
    .orderBy(sliHours.hour);
  const slices = await Promise.all(
    objectives.map((objective) =>
      read()
        .select()
        .from(sliceHours)
        .where(eq(sliceHours.objectiveId, objective.id))
        .orderBy(sliceHours.hour),
    ),
  );
  return {
    sums: sums
      .filter(({ hour }) => hour < until)
      .map(({ sloId: _, data, ...row }) => ({
        ...row,
        data: data && Buffer.from(data).toString("hex"),
      })),
    slices: slices.map((rows) =>
      rows.filter(({ hour }) => hour < until).map(({ objectiveId: _, ...row }) => row),
    ),
  };
};

const copyOf = async () => ({
  teams: await read().select().from(teams).where(eq(teams.demo, false)),
  services: await read().select().from(services).where(eq(services.demo, false)),
  slos: (await read().select().from(slos)).filter(isOwn),
  hours: (await read().select().from(sliHours)).length,
});

/** A team, a service and a measured SLO that are not the demo's; answers the SLO. */
async function makeOwn(): Promise<number> {
  await putTeam(systemActor, "own", { name: "Own", open: false }, filledAt);
  await putService(
    systemActor,
    "own",
    { name: "Own", team: "own", description: "", tier: 1, dependencies: [] },
    filledAt,
  );
  const { slo } = await putSlo(
    systemActor,
    "own",
    "own-slo",
    demoDefinition(demoSlo("identity", "sign-in")),
    filledAt,
  );
  await recordMeasurements(systemActor, {
    mode: "add",
    measurements: [
      { sloId: slo.id, minute: anchor - 600, bad: 1000, total: 9000 },
      { sloId: slo.id, minute: anchor - 1, bad: 0, total: 5000 },
    ],
    at: filledAt,
  });
  return slo.id;
}

const burning = () =>
  read()
    .select({ title: alerts.title, state: alerts.state, demo: alerts.demo })
    .from(alerts)
    .where(and(eq(alerts.kind, "burn-rate"), ne(alerts.state, "resolved")))
    .orderBy(asc(alerts.id));

const OWN_ROWS = 3;

describe("a filled demo workspace", () => {
  let before: Awaited<ReturnType<typeof copyOf>>;
  let ownSlo = 0;
  let restore: () => Promise<void>;
  beforeAll(async () => {
    await freshStore();
    ownSlo = await makeOwn();
    before = await copyOf();
    await fillDemoWorkspace(systemActor, filledAt);
    restore = await keepStore();
  }, 300_000);
  afterAll(closeStore);

  it("has three teams, eight services and 18 SLOs, all marked, each with its row in the audit log", async () => {
    const demoOnly = {
      teams: (await listTeams(systemActor)).filter((team) => !isOwn(team)),
      services: (await listServices(systemActor)).filter((service) => !isOwn(service)),
    };
    expect(demoOnly.teams.map(({ name, demo, open }) => ({ name, demo, open }))).toEqual(
      ["Payments", "Platform", "Search"].map((name) => ({ name, demo: true, open: true })),
    );
    expect(demoOnly.services.map(({ demo }) => demo)).toEqual(
      Array.from({ length: 8 }, () => true),
    );
    expect(await demoSlos()).toHaveLength(DEMO_SLOS.length);
    expect(await read().select().from(audit)).toHaveLength(
      OWN_ROWS + 1 + 3 + 8 + DEMO_DEPENDENCIES + DEMO_SLOS.length + 6 + 25 + 6,
    );
    expect(await hasDemo(systemActor)).toBe(true);
  });

  it("has twenty-five incidents whose bad minutes are measured, one of them open, and six postmortems with thirty action items", async () => {
    const { items, total } = await listIncidents(
      systemActor,
      {},
      { order: "open-first", limit: 100, offset: 0 },
    );
    expect(total).toBe(25);
    expect(
      (await listOpenIncidents(systemActor)).map(({ title, severity }) => [title, severity]),
    ).toEqual([["The fraud check answers slowly", "SEV2"]]);
    for (const incident of items.filter(({ severity }) => severity === "SEV1")) {
      const [most] = await incidentSpending(systemActor, incident, filledAt.getTime());
      expect(most?.consumed, incident.title).toBeGreaterThan(0.1);
    }
    const written = await read().select().from(postmortems);
    expect(written.map(({ status }) => status).sort()).toEqual([
      "draft",
      "in-review",
      "published",
      "published",
      "published",
      "published",
    ]);
    expect(
      written.map(
        ({ publishedAt, publishedSpending }) =>
          publishedSpending?.some(({ consumed }) => consumed > 0) ?? publishedAt,
      ),
    ).toEqual(written.map(({ status }) => (status === "published" ? true : null)));
    expect(await read().select().from(postmortemActions)).toHaveLength(30);
    expect(
      (await listDuePostmortems(systemActor, { limit: 10 })).items.map(
        ({ incident, postmortem }) => [incident.title, postmortem?.status],
      ),
    ).toEqual([
      ["An acquirer times out for one card network", "draft"],
      ["A checkout release leaks database connections", "in-review"],
    ]);
  });

  it("holds exactly what its generator says, over every window and method", () =>
    compareAll(filledAt));

  it("is not filled twice", async () => {
    await expect(fillDemoWorkspace(systemActor, later(5))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await demoSlos()).toHaveLength(DEMO_SLOS.length);
  });

  it("gets its next minutes from the job once, and they are those of the same fill", async () => {
    const { minutes } = await appendDemoMinute(systemActor, later(1));
    expect(minutes).toBeGreaterThan(15);
    await appendDemoMinute(systemActor, later(8));
    expect(await appendDemoMinute(systemActor, later(8))).toEqual({ minutes: 0 });
    await compareNewest(later(8));
  });

  it("catches up after days without the job", async () => {
    await sealHours(systemActor, { now: later(300) });
    await appendDemoMinute(systemActor, later(3 * 1440));
    await compareNewest(later(3 * 1440));
  });

  it("consists of the rows that recording day by day and sealing hour by hour would have written", async () => {
    const start = demoStart(anchor);
    const until = start / 60 + 6 * 24 - 1;
    const keys = [
      ["event-bus", "delivery"],
      ["card-gateway", "refunds"],
      ["suggestions", "latency"],
    ] as const;
    const filled = [];
    for (const [service, slug] of keys)
      filled.push(await hoursOf(await getSlo(systemActor, service, slug), until));

    await freshStore();
    await putTeam(systemActor, "other", { name: "Other", open: false }, filledAt);
    await putService(
      systemActor,
      "other",
      { name: "Other", team: "other", description: "", tier: null, dependencies: [] },
      filledAt,
    );
    const recorded = [];
    for (const [service, slug] of keys)
      recorded.push(
        (await putSlo(systemActor, "other", slug, demoDefinition(demoSlo(service, slug)), filledAt))
          .slo,
      );
    for (let day = 0; day < 6; day += 1) {
      const from = start + day * 1440;
      const at = new Date((from + 1440) * MINUTE_MS);
      const measurements = recorded.flatMap(({ id }, position) => {
        const [service, slug] = keys[position] ?? ["", ""];
        return demoSeries(demoSlo(service, slug), anchor, from, from + 1440).map((bucket) => ({
          ...bucket,
          sloId: id,
        }));
      });
      await recordMeasurements(systemActor, { mode: "add", measurements, at });
      await sealHours(systemActor, { now: at });
    }
    for (const [position, slo] of recorded.entries()) {
      const rows = await hoursOf(slo, until);
      expect(rows.sums.length).toBeGreaterThan(100);
      expect(rows).toEqual(filled[position]);
    }
  });

  it("has a month of alerts, each with the incident that it belongs to, and whom they woke", async () => {
    await restore();
    const rows = await read()
      .select({ alert: alerts, incident: incidents })
      .from(alerts)
      .leftJoin(incidents, eq(incidents.id, alerts.incidentId));
    expect(rows.length).toBeGreaterThan(20);
    for (const { alert, incident } of rows) {
      expect(alert.startedAt.getTime()).toBeGreaterThanOrEqual(
        incident?.startedAt.getTime() ?? NaN,
      );
      expect(alert.acknowledgedAt === null || alert.acknowledgedAt >= alert.startedAt).toBe(true);
    }
    expect((await read().select().from(escalations)).length).toBeGreaterThan(15);
    const steps = await read().select({ effect: escalationSteps.effect }).from(escalationSteps);
    expect(steps.filter(({ effect }) => effect.kind === "nobody-answered")).toHaveLength(1);
  });

  it("goes on with the alerts that are open, wakes nobody for what is made up, and asks nobody again", async () => {
    await restore();
    const open = await burning();
    expect(open.map(({ state, demo }) => [state, demo])).toEqual([
      ["acknowledged", true],
      ["acknowledged", true],
    ]);
    const now = new Date(filledAt.getTime() + MINUTE_MS);
    await appendDemoMinute(systemActor, now);
    const stop = new AbortController().signal;
    await evaluateMinutes({ actor: systemActor, now, stop });
    const evaluated = await burning();
    expect(evaluated.slice(0, open.length)).toEqual(open);
    expect(new Set(evaluated.map(({ title }) => title)).size).toBe(evaluated.length);
    expect(await read().select().from(notifications)).toEqual([]);
    const waiting = await read().select().from(escalations).where(ne(escalations.state, "done"));
    expect(waiting.map(({ nextAt }) => nextAt)).toEqual(waiting.map(() => null));
  });

  it("leaves nothing of it when it is removed, and everything else as it was before", async () => {
    await restore();
    await removeDemoWorkspace(systemActor, later(1));
    expect(await copyOf()).toEqual(before);
    expect(await read().select({ sloId: sliMinutes.sloId }).from(sliMinutes)).toEqual([
      { sloId: ownSlo },
    ]);
    expect(await hasDemo(systemActor)).toBe(false);
    await expect(removeDemoWorkspace(systemActor, later(1))).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("keeps what people added to it when it is removed, without the mark", async () => {
    await restore();
    await putService(
      systemActor,
      "own-second",
      { name: "Own", team: "payments", description: "", tier: 1, dependencies: ["identity"] },
      filledAt,
    );
    await putSlo(
      systemActor,
      "search-api",
      "own-second",
      demoDefinition(demoSlo("identity", "sign-in")),
      filledAt,
    );
    await removeDemoWorkspace(systemActor, later(1));
    for (const table of [schedules, escalationPolicies])
      expect(await read().select().from(table)).toEqual([]);
    expect((await listTeams(systemActor)).map(({ slug, demo }) => [slug, demo])).toEqual([
      ["own", false],
      ["payments", false],
      ["search", false],
    ]);
    expect((await listServices(systemActor)).map(({ slug, demo }) => [slug, demo])).toEqual([
      ["own", false],
      ["own-second", false],
      ["search-api", false],
    ]);
    expect((await listServices(systemActor)).map(({ dependencies }) => dependencies)).toEqual([
      [],
      [],
      [],
    ]);
    expect((await listSlos(systemActor)).map(({ slug }) => slug).sort()).toEqual([
      "own-second",
      "own-slo",
    ]);
  });
});

describe("filling the demo workspace", () => {
  beforeEach(freshStore);
  afterAll(closeStore);

  it("needs an administrator, as does removing it", async () => {
    await putTeam(systemActor, "own", { name: "Own", open: false }, filledAt);
    const manager: Actor = await userWith("manager", { own: "manager" });
    await expect(fillDemoWorkspace(manager, filledAt)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeDemoWorkspace(manager, filledAt)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(appendDemoMinute(manager, filledAt)).rejects.toMatchObject({ code: "forbidden" });
    expect(await hasDemo(systemActor)).toBe(false);
  });

  it("changes nothing where one of its names is in use, and says which", async () => {
    await putTeam(systemActor, "search", { name: "Our search", open: false }, filledAt);
    await expect(fillDemoWorkspace(systemActor, filledAt)).rejects.toThrow('the team "search"');
    expect(await hasDemo(systemActor)).toBe(false);
    expect(await listServices(systemActor)).toEqual([]);
    expect(await appendDemoMinute(systemActor, filledAt)).toEqual({ minutes: 0 });
  });

  it("leaves no trace in the spans of data of others where it fails", async () => {
    const rename = (from: string, to: string) =>
      write((tx) => execute(tx, sql.raw(`alter table ${from} rename to ${to}`)));
    await rename("audit", "audit_elsewhere");
    await expect(fillDemoWorkspace(systemActor, filledAt)).rejects.toThrow();
    await rename("audit_elsewhere", "audit");
    const sloId = await makeOwn();
    expect((await listDataSpans(systemActor)).get(sloId)).toEqual({
      firstMinute: anchor - 600,
      lastMinute: anchor - 1,
    });
  });
});
