import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./paths.mjs";

const runs = (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

function firstThatRuns(candidates) {
  return (
    candidates.find(
      (program) => program && (!path.isAbsolute(program) || existsSync(program)) && runs(program),
    ) ?? null
  );
}

/**
 * The Chromium that Playwright itself installs, or null; also while Playwright is not installed.
 */
function playwrightChromium() {
  try {
    return createRequire(path.join(root, "package.json"))(
      "@playwright/test",
    ).chromium.executablePath();
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

/**
 * An installed Chromium: CHROMIUM_PATH, the system's, or Playwright's; null when there is none.
 * Debian's headless build is the same engine without what draws windows, and twice as fast here.
 */
export const findChromium = () =>
  firstThatRuns([
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    playwrightChromium(),
  ]);

/**
 * A Chromium that shows notifications, which a headless build never does; null when there is none.
 */
export const findDesktopChromium = () =>
  firstThatRuns([
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    playwrightChromium(),
    process.env.CHROMIUM_PATH,
  ]);

/** PROMETHEUS_PATH or the one on the PATH; null when there is none. */
export const findPrometheus = () => firstThatRuns([process.env.PROMETHEUS_PATH, "prometheus"]);

/** ALERTMANAGER_PATH, Debian's or the one on the PATH; null when there is none. */
export const findAlertmanager = () =>
  firstThatRuns([process.env.ALERTMANAGER_PATH, "prometheus-alertmanager", "alertmanager"]);

const DEBIAN_POSTGRES = "/usr/lib/postgresql";

/**
 * The folder of pg_dump, pg_restore and psql, the newest version first, ending in "/"; "" when they
 * are on the PATH, null when there are none.
 */
export const findPostgresClient = () => postgresFolder(["pg_dump", "pg_restore", "psql"]);

/**
 * The folder of PostgreSQL's own programs (initdb, postgres), the newest version first, ending in
 * "/"; "" when they are on the PATH, null when there are none.
 */
export const findPostgres = () => postgresFolder(["initdb", "postgres"]);

function postgresFolder(needed) {
  const versions = existsSync(DEBIAN_POSTGRES)
    ? readdirSync(DEBIAN_POSTGRES).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = [...versions.map((version) => `${DEBIAN_POSTGRES}/${version}/bin/`), ""];
  return (
    folders.find((folder) => needed.every((program) => firstThatRuns([folder + program]))) ?? null
  );
}
