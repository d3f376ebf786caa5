import { isDeepStrictEqual } from "node:util";
import { fillRoute, listAppRoutes } from "./support/app-routes";
import { badForms, type BadForm } from "./support/bad-fields";
import { expect, test } from "./support/fixtures";
import { actionNamed } from "./support/people";
import { callAction, listServerActions, type Fields } from "./support/server-actions";
import { startWorld, type Server } from "./support/server";
import { dumpStore, storeChanges } from "./support/store-dump";
import { HIDDEN_PLACES } from "./support/hidden-places";
import { placeOf, type ActionCall } from "./support/noun";
import { actionCalls, type AllIds } from "./support/nouns";
import type { TwoTeams } from "./support/two-teams";

type Refusal = {
  status: string;
  message: string;
  fieldErrors: { path: string; message: string }[];
  values: Fields;
};

/** Forms without fields of their own, whose answer is another page. */
const WITHOUT_ANSWER = new Set([
  "app/preferences/actions.ts#chooseTheme",
  "app/(auth)/sign-out/actions.ts#signOut",
]);
const SECRET = /password|secret|token/i;
const KNOWN = { ...HIDDEN_PLACES, unknown: "nowhere", nextauth: "session", token: "0".repeat(40) };
/** How zod itself speaks. */
const NOT_FOR_PEOPLE = /^$|Invalid|^Too |expected|received|regex|pattern|Unrecognized/;
const AT_ONCE = 8;

let server: Server;
let world: TwoTeams;
let ids: AllIds;

test.beforeAll(async ({ database }) => {
  ({
    server,
    facts: { world, ids },
  } = await startWorld({ database, world: "two-teams" }));
});
test.afterAll(async () => server.remove());

test(
  "every form refuses what is wrong by its field, gives back what was typed, and stores nothing",
  { tag: "@postgres" },
  async ({ database }) => {
    test.setTimeout(600_000);
    const calls = actionCalls(world, ids);
    const names = listServerActions().map(({ name }) => name);
    expect(
      names.filter((name) => !calls[name]),
      "actions that this test does not know",
    ).toEqual([]);
    let refused = 0;
    for (const name of names) {
      const call = calls[name];
      if (!call || WITHOUT_ANSWER.has(name)) continue;
      const action = actionNamed(name);
      const before = await dumpStore(server.databaseUrl);
      const all = badForms(withMore(name, call), {
        optional: MAY_BE_EMPTY[name],
        texts: FREE_TEXTS[name],
      });
      // What differs by engine is which texts it can keep.
      const forms = database === "postgres" ? all.filter(({ what }) => what === "with NUL") : all;
      const faults: string[] = [];
      await inTurns(forms, async (form) => {
        const { state, text } = await callAction({
          url: `${server.url}${fillRoute(action.page, KNOWN)}`,
          action,
          fields: form.fields,
          cookie: world.adminCookie,
        });
        faults.push(
          ...faultsOf(
            `${form.field} ${form.what}`,
            form,
            state === "" ? text.slice(0, 600) : (JSON.parse(state) as Refusal),
          ),
        );
        refused += 1;
      });
      expect.soft(faults, name).toEqual([]);
      expect.soft(storeChanges(before, await dumpStore(server.databaseUrl)), name).toEqual([]);
    }
    expect(refused).toBeGreaterThan(database === "postgres" ? 70 : 500);
    expect(server.logs()).not.toContain('"event":"bug"');
  },
);

test(
  "an address or a query that no store can look up is like any other that is not there",
  { tag: "@postgres" },
  async () => {
    test.setTimeout(600_000);
    const odd = ["a\0b", "a".repeat(4000), "😀"];
    for (const { path, kind } of listAppRoutes()) {
      for (const value of odd) {
        const values = Object.fromEntries(
          Object.keys(KNOWN).map((name) => [name, encodeURIComponent(value)]),
        );
        const inPath = path.includes("[") ? [fillRoute(path, values)] : [];
        for (const address of [
          ...inPath,
          `${fillRoute(path, KNOWN)}?q=${encodeURIComponent(value)}&team=${encodeURIComponent(value)}&service=${encodeURIComponent(value)}&objective=${encodeURIComponent(value)}`,
        ]) {
          const answer = await fetch(`${server.url}${address}`, {
            headers: { cookie: world.adminCookie },
            redirect: "manual",
          });
          // A stream of changes never ends.
          if (answer.headers.get("content-type")?.startsWith("text/event-stream"))
            await answer.body?.cancel();
          else await answer.arrayBuffer();
          expect.soft(answer.status, `${kind} ${address.slice(0, 120)}`).toBeLessThan(500);
        }
      }
    }
    expect(server.logs()).not.toContain('"event":"bug"');
  },
);

/** Fields of the form that its call in the other test leaves out. */
function withMore(name: string, { fields }: ActionCall): Fields {
  const more: Record<string, Fields> = {
    "app/(auth)/sign-in/actions.ts#signIn": { next: "/services" },
    "app/(auth)/setup/actions.ts#setUpBurnline": { workspace: "empty" },
    "app/(dashboard)/services/actions.ts#createService": {
      description: "Takes the money",
      tier: "2",
      dependencies: [placeOf(HIDDEN_PLACES, "service")],
    },
    "app/(dashboard)/postmortems/actions.ts#addActionItem": { owner: "Mara", dueOn: "2026-11-30" },
    "app/(dashboard)/slos/actions.ts#createSlo": {
      ...PROMETHEUS,
      description: "Everything",
      noDataAfterMinutes: "15",
      minCoverage: "80",
      "objectives.0.sliceMinutes": "5",
      "objectives.0.sliceTarget": "95",
      "objectives.0.method": "timeslices",
    },
    "app/(dashboard)/slos/actions.ts#updateSlo": {
      ...RULES,
      "objectives.0.windowType": "calendar",
      "objectives.0.unit": "month",
      "objectives.0.timeZone": "UTC",
      kind: "latency",
      thresholdMs: "300",
      percentile: "95",
      version: "1",
    },
    "app/(dashboard)/settings/tokens/actions.ts#createToken": { expiresInDays: "30" },
    "app/(dashboard)/settings/data-sources/actions.ts#createDataSource": {
      team: placeOf(HIDDEN_PLACES, "team"),
      auth: "basic",
      username: "reader",
      secret: "a password",
    },
  };
  const all: Fields = { ...fields, ...more[name] };
  if (all["objectives.0.windowType"] !== "calendar") return all;
  const { "objectives.0.days": _rolling, ...calendar } = all;
  return calendar;
}

const PROMETHEUS: Fields = {
  sourceType: "prometheus",
  dataSource: placeOf(HIDDEN_PLACES, "source"),
  queryForm: "good",
  good: "sum(good)",
  total: "sum(total)",
  absent: "zero",
  unchecked: "true",
};
const RULES: Fields = {
  policy: "custom",
  "rules.0.severity": "page",
  "rules.0.long": "1h",
  "rules.0.short": "5m",
  "rules.0.share": "2",
  "rules.1.severity": "ticket",
  "rules.1.long": "6h",
  "rules.1.short": "30m",
  "rules.1.factor": "6",
};

/** What is needed in one form, and may be left out in another. */
const MAY_BE_EMPTY: Record<string, string[]> = {
  "app/(dashboard)/slos/actions.ts#createSlo": ["absent", "unchecked"],
  "app/(dashboard)/incidents/actions.ts#declare": ["started"],
  "app/(dashboard)/incidents/actions.ts#assignRoleAction": ["email"],
  "app/(dashboard)/incidents/actions.ts#changeStatusAction": ["text"],
  "app/(dashboard)/incidents/actions.ts#changeSeverityAction": ["text"],
  "app/(dashboard)/incidents/actions.ts#updateStakeholdersAction": ["to"],
  "app/(dashboard)/incidents/actions.ts#setTimeAction": ["timeZone"],
  "app/(dashboard)/incidents/actions.ts#starEntryAction": ["starred"],
  "app/(dashboard)/incidents/actions.ts#editEntryAction": ["timeZone"],
  "app/(dashboard)/postmortems/actions.ts#addActionItem": ["owner", "dueOn"],
  "app/(dashboard)/settings/users/actions.ts#inviteUser": ["email"],
  "app/(dashboard)/settings/teams/actions.ts#createTeam": ["slug"],
  "app/(dashboard)/settings/tokens/actions.ts#createToken": ["team"],
  "app/(dashboard)/settings/data-sources/actions.ts#createDataSource": ["team"],
  "app/(dashboard)/slos/actions.ts#updateSlo": [
    "percentile",
    "rules.0.short",
    "rules.1.short",
    "rules.1.factor",
  ],
};

/** Elsewhere the address of a team, or a time. */
const FREE_TEXTS: Record<string, string[]> = {
  ...Object.fromEntries(
    ["declare", "editIncidentAction"].map((name) => [
      `app/(dashboard)/incidents/actions.ts#${name}`,
      ["title"],
    ]),
  ),
  ...Object.fromEntries(
    [
      "changeStatusAction",
      "changeSeverityAction",
      "updateStakeholdersAction",
      "addEntryAction",
      "editEntryAction",
    ].map((name) => [`app/(dashboard)/incidents/actions.ts#${name}`, ["text"]]),
  ),
  "app/(dashboard)/incidents/actions.ts#waivePostmortemAction": ["reason"],
  ...Object.fromEntries(
    [
      "addCommentAction",
      "addActionItem",
      "changeActionItem",
      "addTimelineLineAction",
      "curateEntryAction",
    ].map((name) => [`app/(dashboard)/postmortems/actions.ts#${name}`, ["text", "owner"]]),
  ),
  ...Object.fromEntries(
    ["createPostmortemAction", "savePostmortemAction"].map((name) => [
      `app/(dashboard)/postmortems/actions.ts#${name}`,
      ["title"],
    ]),
  ),
  "app/(auth)/setup/actions.ts#setUpBurnline": ["team"],
};

/**
 * What is wrong with the answer to a bad form. Told at once for each action: thousands of
 * expectations take longer than the requests.
 */
function faultsOf(what: string, { field, fields }: BadForm, answer: Refusal | string): string[] {
  if (typeof answer === "string" || answer.status !== "error")
    return [`${what} is not refused: ${JSON.stringify(answer).slice(0, 600)}`];
  const { fieldErrors, message, values } = answer;
  const unnamed = fieldErrors.some(({ path }) => path === field)
    ? []
    : [`${what} is not named: ${JSON.stringify(fieldErrors)}`];
  const unclear = [message, ...fieldErrors.map((error) => error.message)]
    .filter((text) => NOT_FOR_PEOPLE.test(text))
    .map((text) => `${what} is told as "${text}"`);
  const lost = Object.entries(fields)
    .filter(([name, value]) => !isGivenBack(name, value, values[name]))
    .map(([name]) => `${what}: ${name} comes back as ${JSON.stringify(values[name])}`);
  return [...unnamed, ...unclear, ...lost];
}

function isGivenBack(
  name: string,
  value: string | string[],
  kept: string | string[] | undefined,
): boolean {
  if (SECRET.test(name)) return kept === undefined;
  const all = [value].flat();
  // A long text is sent apart from the rest, by a reference.
  if (all.some((text) => text.length > 1000))
    return typeof kept === "string" && kept.startsWith("$");
  return isDeepStrictEqual(kept, all.length > 1 ? value : all[0]);
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    }),
  );
}
