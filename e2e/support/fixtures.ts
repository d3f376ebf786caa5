import {
  request,
  test as base,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
} from "@playwright/test";
import type { Database } from "./database";
import { expectNoPageErrors, watchPageErrors, type PageErrors } from "./page-errors";
import type { Server } from "./server";
import { Servers } from "./servers";
import { signIn } from "./sign-in";
import type { World } from "./worlds";

export type WorkerOptions = {
  /** Chosen by the project. */
  database: Database;
};

type ServerChoice = {
  /** What the server begins with: see worlds.ts. */
  world: World | "";
  /** `empty` is the world of that name. */
  installation: "ready" | "empty";
  /** A name that only one file uses gives that file a server of its own. */
  own: string;
  /** More variables for the server; with them it is not the one that stories share. */
  serverEnv: Record<string, string>;
};

type SteadyPage = { page: Page; errors: PageErrors };
type WorkerFixtures = { servers: Servers; steadyPages: Map<string, SteadyPage> };
type TestFixtures = {
  /** Shared by all stories of the worker that ask for the same, or the file's own. */
  server: Server;
  /**
   * Console errors, exceptions and policy violations of all pages; whatever is left at the end
   * fails the test.
   */
  pageErrors: PageErrors;
  /**
   * A page that stays from test to test, so that its browser has read the scripts once, and its
   * errors; without cookies and stored texts at first.
   */
  steady: SteadyPage;
  steadyPage: Page;
  /** A page signed in as the installation's admin. */
  adminPage: Page;
  /** The HTTP API with the admin's token: `api.put("/api/v1/services/checkout", { data })`. */
  api: APIRequestContext;
  /** A name that no other test uses: `unique("checkout")` gives "checkout-0-3". */
  unique: (name: string) => string;
};

let names = 0;
const watched = new WeakMap<BrowserContext, PageErrors>();

export const test = base.extend<ServerChoice & TestFixtures, WorkerOptions & WorkerFixtures>({
  database: ["sqlite", { option: true, scope: "worker" }],
  servers: [
    async ({ database }, use) => {
      const servers = new Servers(database);
      await use(servers);
      await servers.removeAll();
    },
    { scope: "worker" },
  ],
  steadyPages: [
    async ({}, use) => {
      const pages = new Map<string, SteadyPage>();
      await use(pages);
      for (const { page } of pages.values()) await page.context().close();
    },
    { scope: "worker" },
  ],
  world: ["", { option: true }],
  installation: ["ready", { option: true }],
  own: ["", { option: true }],
  serverEnv: [{}, { option: true }],
  server: [
    async ({ servers, world, installation, serverEnv, own }, use) => {
      const chosen = world === "" ? { installation } : { world };
      await use(await servers.get({ ...chosen, env: serverEnv, own }));
    },
    // The first story that asks for a world makes it.
    { timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  // Not by itself: what asks for no page gets no browser.
  context: async ({ context }, use) => {
    const errors = await watchPageErrors(context);
    watched.set(context, errors);
    await use(context);
    expectNoPageErrors(errors);
  },
  pageErrors: async ({ context }, use) => {
    const errors = watched.get(context);
    if (errors) await use(errors);
  },
  steady: async ({ browser, steadyPages, server }, use) => {
    const steady = steadyPages.get(server.url) ?? (await newSteadyPage(browser));
    steadyPages.set(server.url, steady);
    const { page, errors } = steady;
    await use(steady);
    if (page.url().startsWith(server.url))
      await page.evaluate(() =>
        [localStorage, sessionStorage].forEach((storage) => storage.clear()),
      );
    await page.context().clearCookies();
    await page.goto("about:blank");
    expectNoPageErrors(errors);
    errors.forget();
  },
  steadyPage: async ({ steady }, use) => use(steady.page),
  adminPage: async ({ context, page, server }, use) => {
    await signIn(context, server.url, server.admin);
    await use(page);
  },
  api: async ({ server }, use) => {
    const context = await request.newContext({
      baseURL: server.url,
      extraHTTPHeaders: { authorization: `Bearer ${server.token}` },
    });
    await use(context);
    await context.dispose();
  },
  unique: async ({}, use, { workerIndex }) =>
    use((name) => `${name}-${String(workerIndex)}-${String(++names)}`),
});

/**
 * The same with the steady page as `page`. What a test changes of its context but cookies and
 * stored texts, the next one finds.
 */
export const steadyTest = test.extend<object>({
  context: async ({ steadyPage }, use) => use(steadyPage.context()),
  page: async ({ steadyPage }, use) => use(steadyPage),
  pageErrors: async ({ steady }, use) => use(steady.errors),
});

async function newSteadyPage(browser: Browser): Promise<SteadyPage> {
  const context = await browser.newContext();
  const errors = await watchPageErrors(context);
  return { page: await context.newPage(), errors };
}

export { expect } from "@playwright/test";
