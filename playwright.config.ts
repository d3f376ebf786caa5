import { defineConfig } from "@playwright/test";
import type { WorkerOptions } from "./e2e/support/fixtures";
import { findChromium } from "./scripts/setup/programs.mjs";

const executablePath = findChromium();
// As root Chromium has no sandbox; the rest keeps it from calling home, which a closed network answers with long waits, and from imitating a graphics card.
const args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run", "--disable-gpu"];

export default defineConfig<object, WorkerOptions>({
  testDir: "e2e",
  // One more than the cores of a small machine: the stories with a real Prometheus mostly wait for its minutes.
  workers: 3,
  // For a browser that hangs: `npm test` names what passed at its second try, and takes nothing but a time-out for that.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  // A page that takes a second takes ten where three browsers share a slow core.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["json"] as const] : [])],
  use: {
    browserName: "chromium",
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
    // Not the server's zone (UTC), and a quarter of an hour off the full one: what one renders and the other does not shows.
    timezoneId: "Asia/Kathmandu",
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
    // What never comes has failed; only what hangs beyond that is the browser's doing.
    actionTimeout: 60_000,
    navigationTimeout: 90_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "sqlite", use: { database: "sqlite" } },
    // The flows that touch the store; tagged @postgres where they are written.
    { name: "postgres", use: { database: "postgres" }, grep: /@postgres/ },
  ],
});
