import type { Page } from "@playwright/test";
import { fillRoute, listAppRoutes } from "./support/app-routes";
import { expect, test } from "./support/fixtures";
import { actionNamed, apiToken, invitationLink, sessionCookie } from "./support/people";
import { callAction, type Fields } from "./support/server-actions";
import { startServer, type Server } from "./support/server";
import { signIn } from "./support/sign-in";
import { ALL_AT_ONCE, HOSTILE, NUL, sendEverywhere, textFields } from "./support/text-fields";

test.use({ own: "hostile-text", serverEnv: { BURNLINE_SOURCE_NETWORKS: "127.0.0.0/8" }, trace: "off" });

const QUERIES = ["good", "bad", "total", "ratio", "value"];
const OBJECTIVE = ["objectives.0.target", "objectives.0.days", "objectives.0.sliceTarget"];
const RULES = [0, 1, 2, 3].flatMap((rule) => ["share", "factor", "long", "short"].map((field) => `rules.${String(rule)}.${field}`));
const SLO_FIELDS = ["description", "thresholdMs", "percentile", "maxAgeSeconds", "minPerSecond", ...QUERIES, ...OBJECTIVE, ...RULES, "minBadEvents", "minCoverage", "noDataAfterMinutes"];

/** Every text field of the product. A new one, or a new form, fails the test that looks for them until it stands here. */
const FORMS: Record<string, Record<string, string[]>> = {
  "/sign-in": { "Sign in": ["email", "password"] },
  "/invite/[token]": { "Accept the invitation": ["name", "email", "password"] },
  "/incidents": { search: ["q"] },
  "/incidents/new": { "Declare an incident": ["title", "at", "summary"] },
  "/incidents/[number]": {
    "Add to the timeline": ["text", "at"],
    "Edit the incident": ["title", "summary"],
    "Edit the entry": ["at", "text", "at", "text", "at", "text"],
    "Change the severity": ["text"],
    "Change the status": ["text", "at"],
    "Update stakeholders": ["text"],
    "Relate another incident": ["other"],
    "Impact began": ["at"],
    Detected: ["at"],
    Acknowledged: ["at"],
    Mitigated: ["at"],
    // Last, because a resolved incident offers no form to resolve it.
    "Resolve the incident": ["text", "at"],
  },
  "/insights": { "Filter incidents": ["from", "to"] },
  // Last, because an incident whose postmortem is waived is no longer due.
  "/postmortems": { search: ["q"], "No postmortem needed": ["reason"] },
  "/postmortems/actions": { "Change the action item": ["text", "owner", "dueOn"] },
  "/postmortems/new": { "New postmortem": ["title"] },
  "/postmortems/[postmortem]": { "Change the action item": ["text", "owner", "dueOn"], "New comment": ["text"] },
  "/postmortems/[postmortem]/edit": {
    Postmortem: ["title", "summary", "impact", "background", "factors", "wentWell", "wentBadly", "lucky"],
    "New line": ["at", "text"],
    "Change the action item": ["text", "owner", "dueOn"],
    "New action item": ["text", "owner", "dueOn"],
  },
  "/services/new": { Service: ["name", "slug", "description"] },
  "/services/[service]/edit": { Service: ["name", "description"] },
  "/slos": { search: ["q"] },
  "/slos/new": { SLO: ["name", "slug", ...SLO_FIELDS] },
  "/services/[service]/slos/[slo]/edit": { SLO: ["name", ...SLO_FIELDS] },
  "/settings/data-sources": { "New data source": ["name", "slug", "url", "username", "secret"] },
  "/settings/data-sources/[source]": { "Data source": ["name", "url", "username", "secret"] },
  "/settings/profile": { "Your name": ["name"], Password: ["currentPassword", "newPassword"] },
  "/settings/teams": { "New team": ["name", "slug"] },
  "/settings/teams/[team]": { "Add somebody": ["email"], Team: ["name"] },
  "/settings/tokens": { "New API token": ["name", "expiresInDays"] },
  "/settings/users": { "Invite somebody": ["email"] },
};
const SET_UP = { "Set up": ["name", "email", "password", "team"] };
const SIGNED_OUT = ["/sign-in", "/invite/[token]"];
const PAGES = listAppRoutes().flatMap(({ path, kind }) => (kind === "page" && path !== "/setup" && path !== "/settings" ? [path] : []));
const LONG_EMAIL = `o'${"unbroken".repeat(7)}+js@${"unbroken.".repeat(9)}example.org`;

type World = { team: string; service: string; slo: string; source: string; postmortem: string; version: string; number: string; token: string };

/** All that has a text of its own, each with `text` for it. */
async function makeWorld(server: Server, cookie: string, text: string, name: string): Promise<World> {
  const call = async (action: string, fields: Fields) => {
    const { text: answer } = await callAction({ url: server.url, action: actionNamed(`app/(dashboard)/${action}`), fields, cookie });
    expect(answer, `${action} with ${text}`).not.toContain('"status":"error"');
    return answer;
  };
  await call("settings/teams/actions.ts#createTeam", { name: text, slug: name });
  await call("services/actions.ts#createService", { name: text, slug: name, team: name, description: `${text} ${text}` });
  await call("settings/data-sources/actions.ts#createDataSource", { name: text, slug: name, url: `http://127.0.0.1:9/${encodeURIComponent(text)}`, team: name, auth: "basic", username: text.replaceAll(":", ""), secret: text });
  for (const [slug, source] of Object.entries({ up: { sourceType: "push" }, asked: { sourceType: "prometheus", dataSource: name, queryForm: "good", good: text, total: `sum(${text})`, unchecked: "true" } })) {
    await call("slos/actions.ts#createSlo", { ...source, service: name, slug, name: text, description: text, kind: "availability", "objectives.0.target": "99.9", "objectives.0.windowType": "rolling", "objectives.0.days": "28", "objectives.0.method": "occurrences", "objectives.0.noData": "ignore", policy: "default", minBadEvents: "1" });
  }
  const postmortem = /\/postmortems\/(\d+)\/edit/.exec(await call("postmortems/actions.ts#createPostmortemAction", { title: text, team: name }))?.[1] ?? "";
  await call("postmortems/actions.ts#savePostmortemAction", { postmortem, title: text, summary: text, impact: `# ${text}`, factors: text });
  await call("postmortems/actions.ts#addCommentAction", { postmortem, text });
  await call("postmortems/actions.ts#addActionItem", { postmortem, text, kind: "prevent", owner: text.slice(0, 80) });
  await call("postmortems/actions.ts#addTimelineLineAction", { postmortem, at: "2026-11-01T12:00", zone: "UTC", text });
  const number = /\/incidents\/(\d+)/.exec(await call("incidents/actions.ts#declare", { title: text, severity: "SEV3", services: name, summary: text, command: "on" }))?.[1] ?? "";
  await call("incidents/actions.ts#addEntryAction", { incident: number, text });
  await apiToken(server, cookie, { name: text, scopes: ["read"], team: name });
  const link = await invitationLink(server, cookie, { team: name, role: "viewer" });
  const key = link.split("/").at(-1) ?? "";
  await callAction({ url: link, action: actionNamed("app/(auth)/invite/[token]/actions.ts#acceptWithNewAccount"), fields: { key, name: text, email: `${name}@example.org`, password: "a sentence to sign in with" } });
  await invitationLink(server, cookie, { team: name, role: "manager", email: name.endsWith("1") ? LONG_EMAIL : `guest.${name}@example.org` });
  await call("settings/profile/actions.ts#rename", { name: text });
  const open = await invitationLink(server, cookie, { team: name, role: "viewer" });
  return { team: name, service: name, slo: "asked", source: name, postmortem, version: "2", number, token: open.split("/").at(-1) ?? "" };
}

/** Nothing ran, and the page is no wider than the screen, be it wide or narrow. */
async function expectHarmless(page: Page, what: string): Promise<void> {
  expect.soft(await page.evaluate(() => "struck" in window), what).toBe(false);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${what} at ${String(width)} px`).toBeLessThanOrEqual(width);
  }
}

const shows = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((name) => document.body.textContent.includes(name) || [...document.querySelectorAll("input, textarea")].some((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value === name), text);

function countDialogs(page: Page): () => number {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  return () => dialogs;
}

let world: World;
let cookie: string;
test.beforeAll(async ({ server }) => {
  cookie = await sessionCookie(server.url, server.admin);
  world = await makeWorld(server, cookie, "Forms", "hostile-forms");
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const ended = { title: "Ended", severity: "SEV2", services: [world.service], startedAt: ago(20), resolvedAt: ago(10) };
  const put = await fetch(`${server.url}/api/v1/incidents`, { method: "POST", headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" }, body: JSON.stringify(ended) });
  expect(put.status).toBe(201);
});

test("every text field of every page is known", async ({ adminPage: page, browser, server }) => {
  test.setTimeout(300_000);
  const stranger = await (await browser.newContext({ baseURL: server.url })).newPage();
  const found: typeof FORMS = {};
  for (const path of PAGES) {
    const at = SIGNED_OUT.includes(path) ? stranger : page;
    await at.goto(fillRoute(path, world));
    const fields = await textFields(at);
    if (Object.keys(fields).length > 0) found[path] = fields;
  }
  expect(found).toEqual(FORMS);
  await stranger.context().close();
});

for (const [path, forms] of Object.entries(FORMS)) {
  test(`whatever is typed into the forms of ${path} stays text`, async ({ context, page, pageErrors, server }) => {
    const dialogs = countDialogs(page);
    if (!SIGNED_OUT.includes(path)) await signIn(context, server.url, server.admin);
    for (const form of Object.keys(forms)) {
      for (const text of [NUL, ALL_AT_ONCE]) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(fillRoute(path, world));
        await sendEverywhere(page, form, text);
        await expectHarmless(page, `${form} of ${path} with ${JSON.stringify(text)}`);
      }
    }
    expect(dialogs()).toBe(0);
    expect(pageErrors.unexpected()).toEqual([]);
  });
}

test("whatever names the first account and team stays text", async ({ page, pageErrors }) => {
  test.setTimeout(300_000);
  const server = await startServer({ installation: "empty" });
  const dialogs = countDialogs(page);
  for (const text of [ALL_AT_ONCE, NUL]) {
    await page.goto(`${server.url}/setup`);
    expect(await textFields(page)).toEqual(SET_UP);
    await sendEverywhere(page, "Set up", text);
    await expectHarmless(page, `Set up with ${JSON.stringify(text)}`);
  }
  await page.getByLabel("Your name").fill(HOSTILE[1]);
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password").fill("a sentence to sign in with");
  await page.getByLabel("First team").fill(HOSTILE[0]);
  await page.getByRole("button", { name: "Set up Burnline" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expectHarmless(page, "the first overview");
  expect(dialogs()).toBe(0);
  expect(pageErrors.unexpected()).toEqual([]);
  // What the page still asks for would be an error as soon as the server is gone.
  await page.goto("about:blank");
  await server.remove();
});

test("text that is kept is shown as text on every page", async ({ adminPage: page, server, unique }) => {
  test.setTimeout(400_000);
  const dialogs = countDialogs(page);
  for (const text of HOSTILE) {
    const made = await makeWorld(server, cookie, text, unique("hostile"));
    for (const path of PAGES.filter((pattern) => pattern.includes("["))) {
      for (const slo of path.includes("[slo]") ? ["up", "asked"] : ["up"]) {
        await page.goto(fillRoute(path, { ...made, slo }));
        await expectHarmless(page, `${path} of ${slo} with ${text}`);
        expect.soft(await shows(page, text), `${path} of ${slo} shows ${text}`).toBe(true);
      }
    }
    await page.goto(`/slos?q=${encodeURIComponent(text)}`);
    await expectHarmless(page, `the search for ${text}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("button", { name: `Your account, ${text}` }).first().click();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search" }).fill(text);
    await expect(page.getByRole("dialog").getByRole("option").filter({ hasText: text }).first()).toBeVisible();
    await expectHarmless(page, `the palette with ${text}`);
  }
  for (const path of [...PAGES.filter((pattern) => !pattern.includes("[") && pattern !== "/sign-in"), "/services?archived=1"]) {
    await page.goto(path);
    await expectHarmless(page, path);
  }
  expect(dialogs()).toBe(0);
});
