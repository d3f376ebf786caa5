import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";
import { Stop } from "./stop.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
/** Where SQLite has to be compiled, by all cores. */
const ALL_CORES = { JOBS: "max" };
const readLock = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;

/** What npm noted after its last complete install, or null when there was none. */
function readPresent(read) {
  try {
    return read("node_modules/.package-lock.json");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Whether node_modules holds exactly the versions of package-lock.json, as npm noted them after its
 * last complete install.
 */
export function isInstalled({ dev }, read = readLock) {
  const present = readPresent(read);
  if (present === null) return false;
  return Object.entries(read("package-lock.json")).every(([place, wanted]) => {
    if (place === "" || wanted.extraneous) return true;
    const found = present[place];
    if (!found)
      return Boolean(wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !dev));
    return found.version === wanted.version;
  });
}

/**
 * What npm ci is told: packages for development where they are wanted, and never away from where
 * they are.
 */
export function installArguments({ dev }, read = readLock) {
  const hasDev = Object.values(readPresent(read) ?? {}).some((entry) => entry.dev);
  return [
    "ci",
    dev || hasDev ? "--include=dev" : "--omit=dev",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
  ];
}

/** The message of the failure, or null when the addon was built for this Node. */
function addonFailure() {
  try {
    const Database = createRequire(path.join(root, "package.json"))("better-sqlite3");
    new Database(":memory:").close();
    return null;
  } catch (error) {
    return error.message.split("\n")[0];
  }
}

async function requireAddon() {
  if (addonFailure() === null) return;
  await step("Building SQLite for this version of Node", () =>
    run(npm, ["rebuild", "better-sqlite3"], { capture: true, env: ALL_CORES }),
  );
  const failure = addonFailure();
  if (failure !== null)
    throw new Stop(
      `SQLite cannot be loaded (${failure}). Install a C++ compiler, make and python3, then run: npm rebuild better-sqlite3`,
    );
}

async function install(args) {
  const { code, output } = await run(npm, args, { capture: true, env: ALL_CORES });
  if (code !== 0)
    throw new Stop(
      `npm ci failed:\n${output.trim()}\nCheck the connection to the npm registry and start again.`,
    );
}

/**
 * Installs what the lockfile names when it is not there; with `dev` what only development and tests
 * need, too.
 */
export async function installDependencies({ dev }) {
  if (!isInstalled({ dev }))
    await step("Installing packages", () => install(installArguments({ dev })));
  await requireAddon();
}
