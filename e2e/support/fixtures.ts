import { request, test as base, type APIRequestContext, type Page } from "@playwright/test";
import type { Database } from "./database";
import { expectNoPageErrors, watchPageErrors, type PageErrors } from "./page-errors";
import { startServer, type Server } from "./server";
import { signIn } from "./sign-in";

export type WorkerOptions = {
  /** Chosen by the project. */
  database: Database;
  /** `empty` begins at /setup; a file that sets it up has to be the only one of its server: see `own`. */
  installation: "ready" | "empty";
  /** A name that only one file uses gives that file a server of its own. */
  own: string;
  /** More variables for the server, such as BURNLINE_DEMO. */
  serverEnv: Record<string, string>;
};

type WorkerFixtures = { server: Server };
type TestFixtures = {
  /** Console errors, exceptions and policy violations of all pages; whatever is left at the end fails the test. */
  pageErrors: PageErrors;
  /** A page signed in as the installation's admin. */
  adminPage: Page;
  /** The HTTP API with the admin's token: `api.put("/api/v1/services/checkout", { data })`. */
  api: APIRequestContext;
  /** A name that no other test uses: `unique("checkout")` gives "checkout-0-3". */
  unique: (name: string) => string;
};

let names = 0;

export const test = base.extend<TestFixtures, WorkerOptions & WorkerFixtures>({
  database: ["sqlite", { option: true, scope: "worker" }],
  installation: ["ready", { option: true, scope: "worker" }],
  own: ["", { option: true, scope: "worker" }],
  serverEnv: [{}, { option: true, scope: "worker" }],
  server: [
    async ({ database, installation, serverEnv, own }, use) => {
      const server = await startServer({ database, installation, env: { ...serverEnv, STORY: own } });
      await use(server);
      await server.remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  pageErrors: [
    async ({ context }, use) => {
      const errors = await watchPageErrors(context);
      await use(errors);
      expectNoPageErrors(errors);
    },
    { auto: true },
  ],
  adminPage: async ({ context, page, server }, use) => {
    await signIn(context, server.url, server.admin);
    await use(page);
  },
  api: async ({ server }, use) => {
    const context = await request.newContext({ baseURL: server.url, extraHTTPHeaders: { authorization: `Bearer ${server.token}` } });
    await use(context);
    await context.dispose();
  },
  unique: async ({}, use, { workerIndex }) => use((name) => `${name}-${String(workerIndex)}-${String(++names)}`),
});

export { expect } from "@playwright/test";
