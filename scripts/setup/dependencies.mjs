import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const readLock = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;

/** Whether node_modules holds exactly the versions of package-lock.json, as npm noted them after its last complete install. */
export function isInstalled({ dev }, read = readLock) {
  let present;
  try {
    present = read("node_modules/.package-lock.json");
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
  return Object.entries(read("package-lock.json")).every(([place, wanted]) => {
    if (place === "" || wanted.extraneous) return true;
    const found = present[place];
    if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !dev));
    return found.version === wanted.version;
  });
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
  console.log("Building SQLite for this version of Node …");
  await run(npm, ["rebuild", "better-sqlite3"]);
  const failure = addonFailure();
  if (failure !== null) throw new Stop(`SQLite cannot be loaded (${failure}). Install a C++ compiler, make and python3, then run: npm rebuild better-sqlite3`);
}

/** Installs what the lockfile names when it is not there, development packages included. */
export async function installDependencies({ dev }) {
  if (!isInstalled({ dev })) {
    console.log("Installing packages …");
    const { code } = await run(npm, ["ci", "--include=dev", "--no-audit", "--no-fund"]);
    if (code !== 0) throw new Stop("npm ci failed; its message is above. Check the connection to the npm registry and start again.");
  }
  await requireAddon();
}
