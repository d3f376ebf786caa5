import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGUMENTS } from "./e2e/support/chromium";
import type { WorkerOptions } from "./e2e/support/fixtures";
import { isDeep } from "./e2e/support/depth";
import { beginRun } from "./e2e/support/run-folder";
import { findChromium } from "./scripts/setup/programs.mjs";

beginRun();
const executablePath = findChromium();

export default defineConfig<object, WorkerOptions>({
  testDir: "e2e",
  globalTeardown: "./e2e/support/end-of-run.ts",
  // One more than the cores of a small machine: the stories with a real Prometheus mostly wait for
  // its minutes.
  workers: 3,
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
  projects: [
    { name: "sqlite", use: { database: "sqlite" } },
    // The flows that touch what differs by engine; tagged @postgres where they are written.
    { name: "postgres", use: { database: "postgres" }, ...(isDeep ? {} : { grep: /@postgres/ }) },
  ],
});
