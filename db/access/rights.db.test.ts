import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import { DAY_MS } from "@/lib/time/duration";
import { declareIncident } from "../incidents/declare";
import { selectIncidents, withTeams } from "../incidents/internal/rows";
import { joinTeam } from "../people/internal/memberships";
import { putTeam, type Team } from "../people/teams";
import { createPostmortem } from "../postmortems/create";
import { selectPostmortem } from "../postmortems/internal/rows";
import type { Role, Scope } from "../schema/people";
import { incidents } from "../schema/incidents";
import { postmortems } from "../schema/postmortems";
import { putService } from "../services/put";
import { closeStore, read, write } from "../store/client";
import { tables } from "../store/tables";
import { freshStore, systemActor } from "../testing/fresh-store";
import { hiddenWorld, type HiddenWorld } from "../testing/hidden-world";
import { later, NOON, person } from "../testing/persons";
import { can, mintActor, type Actor } from "./actor";
import { readAs } from "./reader";

const ROLES: Role[] = ["viewer", "responder", "manager"];
const SCOPES: Scope[] = ["read", "measure", "write", "admin"];

async function teamOf(slug: string, open: boolean): Promise<Team> {
  const { team } = await putTeam(systemActor, slug, { name: slug, open }, NOON);
  await putService(
    systemActor,
    `${slug}-api`,
    { name: slug, team: slug, description: "", tier: null, dependencies: [] },
    NOON,
  );
  return team;
}

/** Of every kind and every role or scope, in a closed and in an open team. */
function actorsOf(teams: readonly Team[]): Actor[] {
  const user = {
    kind: "user",
    userId: 1,
    sessionId: 1,
    name: "A",
    email: "a@b",
    address: null,
  } as const;
  const token = { kind: "token", tokenId: 1, name: "T", address: null } as const;
  const places = [null, ...teams.map(({ id }) => id)];
  return [
    systemActor,
    mintActor({ ...user, admin: true, roles: new Map<number, Role>() }),
    mintActor({ ...user, admin: false, roles: new Map<number, Role>() }),
    ...teams.flatMap(({ id }) =>
      ROLES.map((role) => mintActor({ ...user, admin: false, roles: new Map([[id, role]]) })),
    ),
    ...places.flatMap((teamId) =>
      SCOPES.flatMap((scope) => [
        mintActor({ ...token, scopes: [scope], teamId }),
        mintActor({ ...token, scopes: [scope], teamId, ceiling: "viewer" }),
      ]),
    ),
  ];
}

describe("the rows that somebody may read", () => {
  let teams: Team[];

  /** Incidents of each team alone, and one of the closed team that affects the open team, too. */
  beforeAll(async () => {
    await freshStore();
    teams = [
      await teamOf("closed", false),
      await teamOf("open", true),
      await teamOf("third", false),
    ];
    for (const services of [
      ["closed-api"],
      ["open-api"],
      ["closed-api", "open-api"],
      ["third-api"],
    ]) {
      const incident = await declareIncident(
        systemActor,
        {
          title: services.join(" and "),
          summary: "",
          severity: "SEV2",
          services,
          startedAt: NOON.getTime(),
          resolvedAt: later(1000).getTime(),
        },
        later(DAY_MS),
      );
      await createPostmortem(systemActor, { incident: incident.id }, later(DAY_MS));
    }
  }, 60_000);

  it("are those of the teams in which `can` says so, whoever asks", async () => {
    for (const actor of actorsOf(teams)) {
      const rows = await readAs(actor).select().from(tables.teams).orderBy(tables.teams.id);
      expect(rows).toEqual(teams.filter((team) => can(actor, "read", team)));
    }
  });

  it("are incidents and postmortems that concern one of these teams", async () => {
    const all = await withTeams(
      readAs(systemActor),
      await selectIncidents(readAs(systemActor)).orderBy(incidents.id),
    );
    expect(all).toHaveLength(4);
    for (const actor of actorsOf(teams)) {
      const readable = all.filter((incident) =>
        concernedTeams(incident).some((team) => can(actor, "read", team)),
      );
      const found = await withTeams(
        readAs(actor),
        await selectIncidents(readAs(actor)).orderBy(incidents.id),
      );
      expect(found).toEqual(readable);
      const written = await readAs(actor).select({ id: postmortems.id }).from(postmortems);
      const incidentNumbers = await Promise.all(
        written.map(async ({ id }) => (await selectPostmortem(readAs(actor), id)).incident?.id),
      );
      expect(incidentNumbers.sort()).toEqual(readable.map(({ id }) => id).sort());
    }
  });
});

describe("every table", () => {
  let world: HiddenWorld;

  beforeAll(async () => {
    await freshStore();
    world = await hiddenWorld();
  }, 60_000);
  afterAll(closeStore);

  const FOR_INSTALLATION = [
    "idempotencyKeys",
    "knownAddresses",
    "leases",
    "loginAttempts",
    "passwordResets",
    "settings",
  ];
  /** Of the installation, of several teams, or empty as yet. */
  const APART = [
    ...FOR_INSTALLATION,
    ...["audit", "memberships", "sessions", "teams", "users"],
    ...["incidentEntryVersions", "postmortemLines", "pollStates", "sliHours", "sliceHours"],
  ];
  /** In an order of their own: PostgreSQL gives none. */
  const spelt = (rows: unknown[] | null): string[] =>
    (rows ?? []).map((row) => JSON.stringify(row)).sort();
  const tableNames = Object.keys(tables) as (keyof typeof tables)[];
  const rowsFor = async (actor: Actor, name: keyof typeof tables): Promise<unknown[] | null> => {
    try {
      return await readAs(actor).select().from(tables[name]);
    } catch (error) {
      if (error instanceof AppError && error.code === "forbidden") return null;
      throw error;
    }
  };

  it("shows a stranger no row of a closed team, and refuses those of the installation", async () => {
    const stranger = await person("Stranger", { others: "manager" });
    for (const name of tableNames) {
      const rows = await rowsFor(stranger, name);
      if (FOR_INSTALLATION.includes(name)) expect(rows, name).toBeNull();
      else expect(JSON.stringify(rows), name).not.toMatch(/hidden/i);
      const ofOthers = ["teams", "memberships", "users", "sessions", "audit"];
      if (rows !== null && !ofOthers.includes(name)) expect(rows, name).toEqual([]);
    }
  });

  it("shows those of a team to its manager, and to a viewer what is not its manager's", async () => {
    const viewer = await person("Viewer", { hidden: "viewer" });
    const forManagers = ["apiTokens", "dataSources", "integrations", "integrationPayloads"];
    const own = ["calendarFeeds", "calendarShifts", "contactMethods", "personalRules"];
    const notForViewers = [...forManagers, "invitations", ...own];
    for (const name of tableNames.filter((each) => !APART.includes(each))) {
      const whole = spelt(await read().select().from(tables[name]));
      expect(whole, name).not.toEqual([]);
      expect(spelt(await rowsFor(world.manager, name)), name).toEqual(whole);
      const shown = notForViewers.includes(name) ? [] : whole;
      expect(spelt(await rowsFor(viewer, name)), name).toEqual(shown);
    }
  });

  it("names whoever joins a team to its members, and nobody else", async () => {
    const late = await person("Late");
    const ids = async (actor: Actor) =>
      (await readAs(actor).select().from(tables.users)).map(({ id }) => id);
    expect(await ids(world.manager)).not.toContain(late.userId);
    const membership = {
      teamId: world.slo.service.team.id,
      userId: late.userId,
      role: "viewer" as const,
    };
    await write((tx) => joinTeam(tx, systemActor, membership, NOON));
    expect(await ids(world.manager)).toContain(late.userId);
  });
});
