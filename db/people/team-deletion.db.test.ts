import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { holdingWords } from "@/lib/team/holdings";
import { DAY_MS } from "@/lib/time/duration";
import { createApiToken } from "./api-tokens";
import { findTokenIdentity } from "./token-identity";
import { closeStore, read, write } from "../store/client";
import { getPolicy } from "../escalations/find";
import { beginEscalation } from "../escalations/internal/escalate";
import { listEscalations } from "../escalations/list-escalations";
import { personTarget, policyOf, storedPolicy } from "../testing/escalations";
import { createDataSource } from "../sources/save";
import { getIncident } from "../incidents/find";
import { audit } from "../schema/installation";
import { memberships, users } from "../schema/people";
import { dataSources } from "../schema/sources";
import { getSchedule } from "../schedules/find";
import { putSchedule } from "../schedules/put";
import { archiveService } from "../services/archive";
import { getService } from "../services/find";
import { putService } from "../services/put";
import { deleteTeam, findTeamHoldings } from "./delete-team";
import { findTeam, getTeam } from "./teams";
import { tables } from "../store/tables";
import { freshStore, systemActor } from "../testing/fresh-store";
import { hiddenWorld } from "../testing/hidden-world";
import { scheduleInput } from "../testing/schedule-people";
import { storedIncident } from "../testing/incidents";
import { NOON, later, person, teamNamed } from "../testing/persons";
import { storedAlert } from "../testing/stored-alert";

const serviceOf = (team: string) => ({
  name: "A service",
  team,
  description: "",
  tier: null,
  dependencies: [],
});
const teamIn = (input: string | null): string => (JSON.parse(input ?? "") as { team: string }).team;
const auditRows = (action: string) => read().select().from(audit).where(eq(audit.action, action));

/** People, keys, and what a team itself has chosen. */
const ENDING = ["alertRoutes", "teamPaging", "teams", "memberships", "invitations", "apiTokens"];

/** How many rows each table has, and of which teams where it names one. */
const rowsOfTables = () =>
  Promise.all(
    Object.entries(tables).map(async ([name, table]) => {
      const rows: object[] = await read().select().from(table);
      const teamIds = "teamId" in table ? rows.map((row) => "teamId" in row && row.teamId) : null;
      return { name, count: rows.length, teamIds };
    }),
  );

beforeEach(async () => {
  await freshStore();
  for (const team of ["payments", "search"]) await teamNamed(team);
});
afterAll(closeStore);

describe("deleting a team", () => {
  it("needs an administrator", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await expect(deleteTeam(mia, "payments", null, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(findTeamHoldings(mia, "payments")).rejects.toMatchObject({ code: "forbidden" });
    expect(await findTeam(systemActor, "payments")).not.toBeNull();
  });

  it("takes its memberships, tokens and links with it, and leaves the people", async () => {
    const ada = await person("Ada", {}, true);
    const mia = await person("Mia", { payments: "responder", search: "viewer" });
    const token = {
      name: "ci",
      scopes: ["measure" as const],
      teamId: await teamNamed("payments"),
      prefix: "bl_1",
      hash: "hash",
      expiresAt: null,
    };
    await createApiToken(ada, token, NOON);
    const holdings = await findTeamHoldings(ada, "payments");
    expect(holdings).toMatchObject({ members: 1, tokens: 1 });
    expect(holdingWords(holdings)).toBe("");
    await deleteTeam(ada, "payments", null, later(1));
    expect(await findTeam(systemActor, "payments")).toBeNull();
    expect(await findTokenIdentity(systemActor, "hash", NOON)).toBeNull();
    expect(
      await read().select().from(memberships).where(eq(memberships.userId, mia.userId)),
    ).toHaveLength(1);
    expect(await read().select().from(users).where(eq(users.id, mia.userId))).toHaveLength(1);
    const [row] = await auditRows("team.delete");
    expect(row).toMatchObject({
      subject: "team:payments",
      actor: expect.stringContaining("ada@example.org"),
      after: null,
    });
    expect(JSON.parse(row?.before ?? "")).toMatchObject({
      name: "payments",
      members: 1,
      tokens: 1,
      services: 0,
    });
  });

  it.each([
    [
      "a service, also an archived one",
      async () => {
        await putService(systemActor, "checkout", serviceOf("payments"), NOON);
        await archiveService(systemActor, "checkout", NOON);
      },
      "1 service",
    ],
    [
      "an incident",
      () => storedIncident("payments", { status: "investigating" }),
      "1 incident (1 open)",
    ],
    [
      "a data source of its own",
      () =>
        createDataSource(
          systemActor,
          "prom",
          {
            name: "prom",
            url: "http://prometheus:9090",
            auth: { type: "none" },
            teamSlug: "payments",
          },
          NOON,
        ),
      "1 data source",
    ],
  ])("is refused while it has %s, and says so", async (_, give, words) => {
    await give();
    const refusal = {
      code: "conflict",
      message: `payments still has ${words}.`,
      fieldErrors: [{ path: "moveTo", message: "Choose a new owner." }],
    };
    await expect(deleteTeam(systemActor, "payments", null, NOON)).rejects.toMatchObject(refusal);
    expect(await findTeam(systemActor, "payments")).not.toBeNull();
    expect(await auditRows("team.delete")).toEqual([]);
  });

  it("gives all that it is in charge of to the team that is chosen, each service with an audit row", async () => {
    await createDataSource(
      systemActor,
      "prom",
      { name: "prom", url: "http://prometheus:9090", auth: { type: "none" }, teamSlug: "payments" },
      NOON,
    );
    await putService(systemActor, "checkout", serviceOf("payments"), NOON);
    await putService(systemActor, "ledger", serviceOf("search"), NOON);
    const { number } = await storedIncident("payments");
    await deleteTeam(systemActor, "payments", "search", later(1));
    const search = await getTeam(systemActor, "search");
    expect((await getService(systemActor, "checkout")).team.slug).toBe("search");
    expect(await getIncident(systemActor, number)).toMatchObject({ teamId: search.id });
    expect(await read().select({ teamId: dataSources.teamId }).from(dataSources)).toEqual([
      { teamId: search.id },
    ]);
    expect(
      (await auditRows("service.update")).map(({ subject, before, after }) => [
        subject,
        teamIn(before),
        teamIn(after),
      ]),
    ).toEqual([["service:checkout", "payments", "search"]]);
    const [row] = await auditRows("team.delete");
    expect(JSON.parse(row?.after ?? "")).toEqual({ movedTo: "search" });
  });

  it("ends with what is its own alone, and with nothing that another team can take over", async () => {
    await hiddenWorld();
    const teamId = await teamNamed("hidden");
    const before = await rowsOfTables();
    for (const { name, teamIds } of before) if (teamIds) expect(teamIds, name).toContain(teamId);
    await deleteTeam(systemActor, "hidden", "search", later(DAY_MS));
    const after = new Map((await rowsOfTables()).map(({ name, count }) => [name, count]));
    expect(
      before.filter(({ name, count }) => (after.get(name) ?? 0) < count).map(({ name }) => name),
    ).toEqual(ENDING);
  });

  it("refuses while it has escalation policies, and gives them to the new owner with what runs", async () => {
    await person("Ana");
    const policy = policyOf([[[personTarget("ana")], 5]]);
    await storedPolicy("pages", "payments", policy);
    const teamId = await teamNamed("payments");
    const alertId = await storedAlert("payments");
    const by = { teamId, serviceId: null, policySlug: "pages" };
    await write((tx) => beginEscalation(tx, { alertId }, by, "page", NOON));
    await expect(deleteTeam(systemActor, "payments", null, NOON)).rejects.toThrow(
      "still has 1 escalation policy",
    );
    await deleteTeam(systemActor, "payments", "search", later(1));
    expect((await getPolicy(systemActor, "pages")).team.slug).toBe("search");
    expect(await listEscalations(systemActor, { alertId })).toMatchObject([{ state: "running" }]);
  });

  it("does not give them to a team that is not there, nor to itself", async () => {
    for (const heir of ["nowhere", "payments"])
      await expect(deleteTeam(systemActor, "payments", heir, NOON)).rejects.toMatchObject({
        code: "invalid",
        fieldErrors: [{ path: "moveTo" }],
      });
    await expect(deleteTeam(systemActor, "nowhere", null, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("gives its schedules to the heir, and is refused without one", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await putSchedule(mia, "payments", scheduleInput([]), NOON);
    await expect(deleteTeam(systemActor, "payments", null, later(1))).rejects.toMatchObject({
      message: "payments still has 1 schedule.",
    });
    await deleteTeam(systemActor, "payments", "search", later(1));
    expect((await getSchedule(systemActor, "payments")).team.slug).toBe("search");
  });
});
