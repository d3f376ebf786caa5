import { isDeepStrictEqual } from "node:util";
import { fillRoute, listAppRoutes } from "./support/app-routes";
import { badForms, type BadForm } from "./support/bad-fields";
import { expect, test } from "./support/fixtures";
import { actionNamed } from "./support/people";
import { callAction, listServerActions, type Fields } from "./support/server-actions";
import { startWorld, type Server } from "./support/server";
import { dumpStore, storeChanges } from "./support/store-dump";
import { HIDDEN_ROUTE_VALUES } from "./support/hidden-places";
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
      const all = badForms(call.whole ?? call.fields, call);
      // What differs by engine is which texts it can keep.
      const forms = database === "postgres" ? all.filter(({ what }) => what === "with NUL") : all;
      const faults: string[] = [];
      await inTurns(forms, async (form) => {
        const { state, text } = await callAction({
          url: `${server.url}${fillRoute(action.page, HIDDEN_ROUTE_VALUES)}`,
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
  async ({ database }) => {
    test.setTimeout(600_000);
    const failed: string[] = [];
    // What differs by engine is which texts it can keep; how long they may be does not.
    const odd = ["a\0b", "😀", ...(database === "postgres" ? [] : ["a".repeat(4000)])];
    for (const { path, kind } of listAppRoutes()) {
      for (const value of odd) {
        const values = Object.fromEntries(
          Object.keys(HIDDEN_ROUTE_VALUES).map((name) => [name, encodeURIComponent(value)]),
        );
        const inPath = path.includes("[") ? [fillRoute(path, values)] : [];
        for (const address of [
          ...inPath,
          `${fillRoute(path, HIDDEN_ROUTE_VALUES)}?q=${encodeURIComponent(value)}&team=${encodeURIComponent(value)}&service=${encodeURIComponent(value)}&objective=${encodeURIComponent(value)}`,
        ]) {
          const answer = await fetch(`${server.url}${address}`, {
            headers: { cookie: world.adminCookie, "accept-encoding": "identity" },
            redirect: "manual",
          });
          // A stream of changes never ends.
          if (answer.headers.get("content-type")?.startsWith("text/event-stream"))
            await answer.body?.cancel();
          else await answer.arrayBuffer();
          if (answer.status >= 500)
            failed.push(`${String(answer.status)}: ${kind} ${address.slice(0, 120)}`);
        }
      }
    }
    expect(failed).toEqual([]);
    expect(server.logs()).not.toContain('"event":"bug"');
  },
);

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
