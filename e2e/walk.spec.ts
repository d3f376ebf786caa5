import Sqlite from "better-sqlite3";
import { listAppRoutes } from "./support/app-routes";
import { isDeep } from "./support/depth";
import { expect } from "./support/fixtures";
import { adminCookieOf } from "./support/people";
import { signedInBy } from "./support/session";
import type { World } from "./support/worlds";
import { expectNone, lookIn, narrowFaults, NARROW } from "./walker/look";
import { placesOf } from "./walker/places";
import { installProbe } from "./walker/probe";
import { walk, type Walk } from "./walker/walk";
import { test } from "./walker/watched";

test.use({ colorScheme: "light", contextOptions: { reducedMotion: "reduce" } });
test.describe.configure({ mode: "parallel" });

const PATTERNS = listAppRoutes().flatMap(({ path, kind }) => (kind === "page" ? [path] : []));
/** Shows the fields of one thing, whatever else the workspace holds. */
const isFormOfThing = (pattern: string) => /\/\[(service|slo)\]\/edit$/.test(pattern);
const isOfThing = (pattern: string) => pattern.includes("[");
/** Is there once there is a team. */
const NEEDS_TEAM = new Set(["/settings/integrations/new"]);
/** What tells itself anew while one looks. */
const CHANGING =
  /^\/(incidents|settings\/(system|data-sources)|reliability\/burnline|services\/\[service\]\/slos)/;

type State = { world: World; said: string; of: (pattern: string) => boolean; walk: Walk };

/** Each page is opened in each state that differs for it; the deep run opens all in all. */
const STATES: State[] = [
  {
    world: "ready",
    said: "an empty workspace",
    of: (pattern) => !isOfThing(pattern),
    walk: { forms: true, brief: true },
  },
  {
    world: "first",
    said: "the first of everything",
    of: (pattern) => isOfThing(pattern) || NEEDS_TEAM.has(pattern),
    walk: { forms: true, brief: true },
  },
  {
    world: "demo",
    said: "the demo",
    of: (pattern) => !isFormOfThing(pattern),
    walk: { filters: true, panels: true },
  },
];
/** Addresses that a page has beside its own. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  "/incidents/new": ["?service=checkout-api"],
  "/insights": ["?days=365&metric=detect"],
  "/services": ["?archived=1"],
  "/slos/new": ["?service=checkout-api"],
};

/** Whether it is a page of its own for this caller, or leads on to another. */
async function isPage(url: string, cookie?: string): Promise<boolean> {
  const { status } = await fetch(url, {
    redirect: "manual",
    headers: cookie === undefined ? {} : { cookie },
  });
  return status < 300;
}

for (const { world, said, of, walk: how } of STATES) {
  test.describe(said, () => {
    test.use({ world });
    const there = PATTERNS.filter((pattern) => world !== "ready" || !NEEDS_TEAM.has(pattern));
    for (const pattern of there.filter((each) => isDeep || of(each))) {
      test(`${pattern} of ${said} is sound`, async ({ watched, server }) => {
        const context = watched.context();
        const cookie = await adminCookieOf(server);
        const places = await placesOf(pattern, server, cookie);
        const all = [
          ...places,
          ...(world === "demo" ? (MORE[pattern] ?? []).map((more) => pattern + more) : []),
        ];
        test.setTimeout(120_000 * Math.max(1, all.length));
        for (const [index, place] of all.entries()) {
          const open = await isPage(server.url + place);
          // What everyone may see does not depend on what the workspace holds.
          if (open && world === "demo" && !isDeep) continue;
          await context.clearCookies();
          if (!open) await context.addCookies(signedInBy(cookie).cookies);
          // Another place of the same pattern has the same controls and filters.
          const more =
            index > 0 && !isDeep
              ? { dialogs: false, keys: false, filters: false, brief: true }
              : {};
          const faults = await walk(watched, place, {
            ...how,
            // What is the same control in two states is looked at in one.
            keys: isDeep || world === "demo" || isFormOfThing(pattern),
            dialogs: world === "demo" || isFormOfThing(pattern),
            ...more,
            changing: CHANGING.test(pattern),
            leading: !open,
          });
          expectNone(faults, place);
        }
      });
    }
  });
}

test.describe("the first of everything", () => {
  test.use({ world: "first" });

  test("every page of the build is looked at in one state or another", async ({ server }) => {
    const cookie = await adminCookieOf(server);
    const missed: string[] = [];
    for (const pattern of PATTERNS) {
      const places = await placesOf(pattern, server, cookie);
      const [place] = places;
      if (
        place === undefined ||
        !((await isPage(server.url + place, cookie)) || (await isPage(server.url + place)))
      )
        missed.push(pattern);
    }
    // The one leads on to its first part; the other is there until someone has used it.
    expect(missed).toEqual(["/settings", "/setup"]);
    expect((await fetch(`${server.url}/settings`, { headers: { cookie } })).url).toBe(
      `${server.url}/settings/profile`,
    );
  });

  test("what is not there, and what the server cannot show, is said on a sound page", async ({
    page: watched,
    context,
    server,
    pageErrors,
    database,
  }) => {
    await context.addInitScript(installProbe);
    test.skip(database !== "sqlite", "takes a table away beside the running server");
    // So says React in the browser that rendering failed on the server.
    pageErrors.allow(/status of (404|500)|React error #441/);
    await context.addCookies(signedInBy(await adminCookieOf(server)).cookies);
    expectNone(await walk(watched, "/nowhere", { status: 404 }), "what is not there");
    const file = new Sqlite(server.databaseUrl.slice("file:".length), { timeout: 5000 });
    file.exec("alter table teams rename to teams_taken_away");
    const before = server.logs().length;
    try {
      expectNone(await walk(watched, "/services", { status: 500 }), "what cannot be shown");
    } finally {
      file.exec("alter table teams_taken_away rename to teams");
      file.close();
    }
    const logged = server.logs().slice(before).trim().split("\n");
    const events = logged.map((line) => (JSON.parse(line) as { event: string }).event);
    expect(new Set(events), "each error is a line of JSON").toEqual(new Set(["bug"]));
    // The shell and the page each ask for what is not there.
    expect(events.length).toBeGreaterThanOrEqual(2);
  });
});

test.describe("a new installation", () => {
  test.use({ world: "empty" });

  test("setting up is a sound page", async ({ watched }) => {
    expectNone(await walk(watched, "/setup", { forms: true }), "/setup");
  });
});

test.describe("the demo", () => {
  test.use({ world: "demo" });

  test("the palette and the keys' help are sound, wide and narrow", async ({
    watched: page,
    server,
  }) => {
    const context = page.context();
    await context.addCookies(signedInBy(await adminCookieOf(server)).cookies);
    await page.goto("/slos");
    const palette = page.getByRole("dialog", { name: "Search and commands" });
    const opened = (key: string, dialog: typeof palette) =>
      // The keys work once the page's script does.
      expect(async () => {
        if (!(await dialog.isVisible())) await page.keyboard.press(key);
        await expect(dialog).toBeVisible({ timeout: 1000 });
      }).toPass();
    const look = async (what: string, within: string) => {
      expectNone(await lookIn(page, within), what);
      await page.setViewportSize(NARROW);
      expectNone(await narrowFaults(page, within), `${what}, narrow`);
      await page.setViewportSize({ width: 1440, height: 900 });
    };
    await opened("Control+k", palette);
    await expect(palette.getByRole("option").first()).toBeVisible();
    await look("the palette", "dialog[open]");
    await palette.getByRole("combobox", { name: "Search" }).fill("nothing of the kind");
    await expect(palette.getByText("Nothing matches.")).toBeVisible();
    await look("the palette that finds nothing", "dialog[open]");
    await page.keyboard.press("Escape");
    await opened("?", page.getByRole("dialog", { name: "Keyboard shortcuts" }));
    await look("the keys' help", "dialog[open]");
  });
});
