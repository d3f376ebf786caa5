import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGUMENTS } from "./e2e/support/chromium";
import type { Database } from "./e2e/support/database";
import type { WorkerOptions } from "./e2e/support/fixtures";
import { isDeep } from "./e2e/support/depth";
import { beginRun } from "./e2e/support/run-folder";
import { keepTemporaryFilesTogether } from "./scripts/setup/own-folder.mjs";
import { findChromium } from "./scripts/setup/programs.mjs";

keepTemporaryFilesTogether();
beginRun();
const executablePath = findChromium();

/**
 * Stories that mostly wait: for whole minutes of budgets, polls and escalations, for sources that
 * never answer, or for a real Prometheus. On workers of their own they keep no other from the processor.
 */
const WAITING =
  /\/(against-prometheus\/[\w-]+|alerts|burn-to-person|escalation|first-slo|hostile-input|senders|watching-itself)\.spec\.ts$/;
/** Two cores are busy with two or three: each has a browser and a server beside it. */
const BUSY_WORKERS = 3;
const WAITING_WORKERS = { sqlite: 3, postgres: 1 };

/** What differs by engine is tagged @postgres where it is written. */
const projectsOf = (database: Database) => {
  const common = {
    use: { database },
    ...(database === "postgres" && !isDeep ? { grep: /@postgres/ } : {}),
  };
  return {
    waiting: {
      ...common,
      name: `${database}-waiting`,
      testMatch: WAITING,
      workers: WAITING_WORKERS[database],
    },
    busy: { ...common, name: database, testIgnore: WAITING, workers: BUSY_WORKERS },
  };
};
const [sqlite, postgres] = [projectsOf("sqlite"), projectsOf("postgres")];

export default defineConfig<object, WorkerOptions>({
  testDir: "e2e",
  globalTeardown: "./e2e/support/end-of-run.ts",
  // All that may wait, and two that work meanwhile.
  workers: WAITING_WORKERS.sqlite + WAITING_WORKERS.postgres + 2,
  // What passes at a second try has failed.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A page that takes a second takes ten where three browsers share a slow core.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["json"] as const] : [])],
  use: {
    browserName: "chromium",
    launchOptions: { args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) },
    // Not the server's zone (UTC), and a quarter of an hour off the full one: what one renders and
    // the other does not shows.
    timezoneId: "Asia/Kathmandu",
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
    // What never comes has failed; only what hangs beyond that is the browser's doing.
    actionTimeout: 60_000,
    navigationTimeout: 90_000,
    // Recording takes as long as the stories themselves; ask for it with --trace on.
    trace: "off",
    screenshot: "only-on-failure",
  },
  // In the order in which they begin: the many short ones last, which end together.
  projects: [sqlite.waiting, postgres.waiting, postgres.busy, sqlite.busy],
});
