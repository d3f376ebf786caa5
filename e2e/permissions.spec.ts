import { expect, test } from "./support/fixtures";
import { listApiCalls, type ApiCall } from "./support/api-calls";
import { fillRoute, listAppRoutes } from "./support/app-routes";
import { isDeep } from "./support/depth";
import {
  asUnknown,
  HIDDEN_MARK,
  HIDDEN_PLACES,
  HIDDEN_ROUTE_VALUES,
  UNKNOWN_PLACES,
} from "./support/hidden-places";
import { holdJobs } from "./support/held-jobs";
import { placeOf, type ActionCall } from "./support/noun";
import { actionCalls, type AllIds } from "./support/nouns";
import { othersOf } from "./support/own-rows";
import { actionNamed, sessionCookie, type Person } from "./support/people";
import { callAction, listServerActions, type Fields, type Manner } from "./support/server-actions";
import { startWorld, type Server } from "./support/server";
import { dumpStore, storeChanges, type StoreDump } from "./support/store-dump";
import { storedId } from "./support/stored-id";
import type { TwoTeams } from "./support/two-teams";
import { ofUnknown, ofUnknownCall, refusal, visibleText } from "./support/unknown-things";

// What is judged is what the store holds afterwards and what the answers say, not which status says
// no.
/** What writes by itself, and is held off meanwhile. */
const WRITING_JOBS = [
  "escalate",
  "evaluate",
  "recommendations",
  "scorecards",
  "shifts",
  "stale-alerts",
  "watch",
];
const MANNERS: readonly Manner[] = ["fetch", "form"];
/** A form without JavaScript reaches the same check; two callers prove that. */
const BY_SCRIPT: readonly Manner[] = isDeep ? MANNERS : ["fetch"];

let server: Server;
let world: TwoTeams;
let ids: AllIds;
let letGo: () => Promise<void>;

test.beforeAll(async ({ database }) => {
  ({
    server,
    facts: { world, ids },
  } = await startWorld({ database, world: "two-teams" }));
  const deactivate = actionNamed("app/(dashboard)/settings/users/actions.ts#deactivate");
  await callAction({
    url: server.url,
    action: deactivate,
    fields: { user: await userId(world.deactivated) },
    cookie: world.adminCookie,
  });
  letGo = await holdJobs(server.databaseUrl, WRITING_JOBS);
});

test.afterAll(async () => {
  await letGo();
  await server.remove();
});

test("every server action leaves the store alone for whoever may not use it, and says nothing of what they may not see", async () => {
  test.setTimeout(600_000);
  const calls = actionCalls(world, ids);
  const actions = listServerActions();
  expect(
    actions.map(({ name }) => name).filter((name) => !calls[name]),
    "actions that this test does not know",
  ).toEqual([]);
  const callers = [
    { who: "nobody", cookie: undefined, userId: null, insider: false, manners: MANNERS },
    {
      who: "an ended session",
      cookie: world.revokedCookie,
      userId: null,
      insider: false,
      manners: BY_SCRIPT,
    },
    {
      who: "a viewer",
      cookie: world.viewer.cookie,
      userId: await userId(world.viewer),
      insider: true,
      manners: BY_SCRIPT,
    },
    {
      who: "a manager of another team",
      cookie: world.outsider.cookie,
      userId: await userId(world.outsider),
      insider: false,
      manners: MANNERS,
    },
  ];
  for (const { who, cookie, userId, insider, manners } of callers)
    await test.step(who, async () => {
      for (const [name, call] of Object.entries(calls)) {
        let before = await dump(call.own ? userId : null);
        for (const manner of manners) {
          const answer = await attempt(name, call, manner, cookie);
          const after = await dump(call.own ? userId : null);
          expect.soft(storeChanges(before, after), `${name} by ${who} (${manner})`).toEqual([]);
          before = after;
          if (!insider)
            expect
              .soft(answer.text.toLowerCase(), `${name} answered ${who} (${manner})`)
              .not.toContain(HIDDEN_MARK);
          if (!call.own && !call.open && !(call.reads && insider) && manner === "fetch")
            expect.soft(answer.state, `${name} refuses ${who}`).toContain('"status":"error"');
        }
      }
    });
});

test("another team's names answer actions exactly like unknown ones", async () => {
  const cookie = await sessionCookie(server.url, world.outsider);
  for (const [name, call] of Object.entries(actionCalls(world, ids))) {
    if (call.open || call.own) continue;
    const ask = async (fields: Fields) =>
      refusal(
        (
          await callAction({
            url: `${server.url}/nowhere`,
            action: actionNamed(name),
            fields,
            cookie,
          })
        ).state,
      );
    expect.soft(await ask(call.fields), name).toEqual(await ask(ofUnknown(call.fields, ids)));
  }
});

test("no page or route tells anybody of another team's things", async () => {
  test.setTimeout(600_000);
  const cookie = await sessionCookie(server.url, world.outsider);
  for (const { path } of listAppRoutes()) {
    if (path === "/api/v1/openapi.json") continue;
    await test.step(path, async () => {
      for (const caller of [undefined, world.revokedCookie, cookie]) {
        for (const rsc of [false, true]) {
          const [hidden, unknown] = await Promise.all([
            get(fillRoute(path, HIDDEN_ROUTE_VALUES), caller, rsc),
            get(fillRoute(path, { ...HIDDEN_ROUTE_VALUES, ...UNKNOWN_PLACES }), caller, rsc),
          ]);
          const what = `${path}${rsc ? " as RSC" : ""} for ${caller === cookie ? "another team" : caller ? "an ended session" : "nobody"}`;
          expect.soft(hidden.text.toLowerCase(), what).not.toContain(HIDDEN_MARK);
          if (!Object.keys(HIDDEN_PLACES).some((name) => path.includes(`[${name}]`))) {
            expect.soft(hidden.text, what).not.toContain(placeOf(HIDDEN_PLACES, "team"));
            continue;
          }
          expect.soft({ ...hidden, text: "" }, what).toEqual({ ...unknown, text: "" });
          if (!rsc) expect.soft(visibleText(hidden.text), what).toBe(visibleText(unknown.text));
        }
      }
    });
  }
  const found = await get(`/api/palette?q=${HIDDEN_MARK}`, cookie, false);
  expect(found.text).toBe('{"items":[]}');
  expect(
    (
      await get(
        `/api/palette?q=${HIDDEN_MARK}`,
        await sessionCookie(server.url, world.viewer),
        false,
      )
    ).text.toLowerCase(),
  ).toContain(`${HIDDEN_MARK} till`);
});

test("every call of the API leaves the store alone for tokens that may not make it, and another team's names answer like unknown ones", async () => {
  const { tokens } = world;
  const [viewerCookie, outsiderCookie] = [
    await sessionCookie(server.url, world.viewer),
    await sessionCookie(server.url, world.outsider),
  ];
  const callers = [
    { who: "no token", headers: {}, scopes: [], insider: false },
    { who: "a revoked token", headers: bearer(tokens.revoked), scopes: [], insider: false },
    {
      who: "an ended session",
      headers: sameOrigin(world.revokedCookie),
      scopes: [],
      insider: false,
    },
    {
      who: "a token that may only read",
      headers: bearer(tokens.readOnly),
      scopes: ["read"],
      insider: true,
    },
    {
      who: "a token that may only measure",
      headers: bearer(tokens.measureOnly),
      scopes: ["measure"],
      insider: true,
    },
    {
      who: "a viewer's session",
      headers: sameOrigin(viewerCookie),
      scopes: ["read"],
      insider: true,
    },
    {
      who: "a token of another team",
      headers: bearer(tokens.otherTeam),
      scopes: [],
      insider: false,
    },
    {
      who: "a session of another team",
      headers: sameOrigin(outsiderCookie),
      scopes: [],
      insider: false,
    },
  ];
  for (const call of await listApiCalls(server.url))
    await test.step(`${call.method} ${call.path}`, async () => {
      for (const { who, headers, scopes, insider } of callers) {
        if (scopes.includes(call.scope) && call.scope === "measure") continue;
        const before = await dump(null);
        const answer = await send(call, headers);
        const what = `${call.method} ${call.path} with ${who}`;
        expect.soft(storeChanges(before, await dump(null)), what).toEqual([]);
        if (scopes.includes(call.scope)) expect.soft(answer.status, what).toBe(200);
        else if (insider)
          expect
            .soft(
              answer.status >= 400 || answer.text.startsWith('{"accepted":0,'),
              `${what}: ${answer.text}`,
            )
            .toBe(true);
        if (insider && scopes.includes("read")) continue;
        expect.soft(answer.text.toLowerCase(), what).not.toContain(HIDDEN_MARK);
        if (!insider) expect.soft(answer, what).toEqual(await send(ofUnknownCall(call), headers));
      }
    });
});

test("nobody takes a service over by its name", async () => {
  const cookie = await sessionCookie(server.url, world.outsider);
  const before = await dump(null);
  const body = {
    type: "application/json",
    text: JSON.stringify({ name: "Mine now", team: "azure" }),
  };
  const answer = await send(
    {
      id: "putService",
      method: "PUT",
      path: `/api/v1/services/${placeOf(HIDDEN_PLACES, "service")}`,
      scope: "write",
      body,
    },
    bearer(world.tokens.otherTeam),
  );
  expect(answer.status).toBe(409);
  const action = actionNamed("app/(dashboard)/services/actions.ts#updateService");
  const { state } = await callAction({
    url: server.url,
    action,
    fields: { slug: placeOf(HIDDEN_PLACES, "service"), name: "Mine now", team: "azure" },
    cookie,
  });
  expect(state).toContain('"status":"error"');
  expect(storeChanges(before, await dump(null))).toEqual([]);
});

// Last, because it takes the things apart: without it every call above might fail for a reason of
// its own.
test(
  "each of these calls does something for whoever may make it",
  { tag: "@postgres" },
  async () => {
    for (const call of await listApiCalls(server.url)) {
      if (call.method === "DELETE") continue;
      const before = await dump(null);
      const answer = await send(call, bearer(server.token));
      const what = `${call.method} ${call.path}`;
      expect.soft(answer.status, `${what}: ${answer.text}`).toBeLessThan(300);
      // Replacing a minute by itself is accepted and changes nothing.
      if (call.path.endsWith("/measurements/import"))
        expect.soft(answer.text, call.path).toMatch(/"accepted":[1-9]/);
      else if (call.id === "previewSchedule")
        expect.soft(answer.text, call.path).toMatch(/"shifts":\[\{/);
      else if (call.scope === "read")
        expect.soft(storeChanges(before, await dump(null)), what).toEqual([]);
      else if (call.method !== "GET")
        expect.soft(storeChanges(before, await dump(null)), what).not.toEqual([]);
    }
    const calls = Object.entries(actionCalls(world, ids)).filter(([, { neverHere }]) => !neverHere);
    for (const [index, [name, call]] of calls.entries()) {
      const before = await dump(null);
      const manner = MANNERS[index % MANNERS.length] ?? "fetch";
      const { text } = await attempt(name, call, manner, world.adminCookie);
      expect
        .soft(storeChanges(before, await dump(null)), `${name} (${manner}): ${text.slice(0, 600)}`)
        .not.toEqual([]);
    }
  },
);

/**
 * Through its header Next runs an action on any address, also one that it has no page for; without
 * it only on a page that offers the action.
 */
function attempt(
  name: string,
  { fields, args = "state" }: ActionCall,
  manner: Manner,
  cookie: string | undefined,
) {
  const action = actionNamed(name);
  const route = manner === "fetch" ? "/nowhere" : fillRoute(action.page, HIDDEN_ROUTE_VALUES);
  return callAction({ url: `${server.url}${route}`, action, fields, cookie, args, manner });
}

const userId = ({ email }: Person): Promise<string> => storedId(server.databaseUrl, "users", email);

/** The store without what belongs to the person themselves, when one is given. */
const dump = (userId: string | null): Promise<StoreDump> =>
  userId === null ? dumpStore(server.databaseUrl) : dumpStore(server.databaseUrl, othersOf(userId));

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const sameOrigin = (cookie: string): Record<string, string> => ({
  cookie,
  "sec-fetch-site": "same-origin",
});

async function send(
  { method, path, body }: ApiCall,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...headers, ...(body ? { "content-type": body.type } : {}) },
    body: body?.text ?? null,
  });
  return { status: answer.status, text: asUnknown(await answer.text()) };
}

async function get(
  path: string,
  cookie: string | undefined,
  rsc: boolean,
): Promise<{ status: number; location: string | null; text: string }> {
  const answer = await fetch(`${server.url}${path}`, {
    headers: {
      "accept-encoding": "identity",
      ...(cookie ? { cookie } : {}),
      ...(rsc ? { rsc: "1" } : {}),
    },
    redirect: "manual",
  });
  // A stream of changes never ends; that it was opened is all there is to know.
  const endless = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (endless) await answer.body?.cancel();
  return {
    status: answer.status,
    location: asUnknown(answer.headers.get("location") ?? ""),
    text: endless ? "" : await answer.text(),
  };
}
