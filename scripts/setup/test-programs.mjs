import { spawnSync } from "node:child_process";
import { programs } from "./paths.mjs";
import {
  findAlertmanager,
  findChromium,
  findDesktopChromium,
  findPostgres,
  findPrometheus,
} from "./programs.mjs";
import { run, runNode } from "./run.mjs";

/** Where there is no headless build of the system's. */
async function installChromium() {
  await aptInstall(["chromium"]);
  if (findChromium() === null) await runNode([programs.playwright, "install", "chromium"]);
}

const needed = {
  chromium: {
    title: "Chromium",
    find: findChromium,
    packages: ["chromium-headless-shell"],
    otherwise: installChromium,
    hint: "apt-get install chromium, or npx playwright install --with-deps chromium, or set CHROMIUM_PATH",
  },
  desktopChromium: {
    title: "Chromium with notifications",
    find: findDesktopChromium,
    packages: ["chromium"],
    otherwise: () => runNode([programs.playwright, "install", "chromium"]),
    hint: "apt-get install chromium, or npx playwright install --with-deps chromium",
  },
  postgres: {
    title: "PostgreSQL",
    find: () => process.env.TEST_DATABASE_URL || findPostgres(),
    packages: ["postgresql"],
    hint: "apt-get install postgresql, or set TEST_DATABASE_URL to a server whose user may create databases",
  },
  prometheus: {
    title: "Prometheus",
    find: findPrometheus,
    packages: ["prometheus"],
    hint: "apt-get install prometheus, or set PROMETHEUS_PATH",
  },
  alertmanager: {
    title: "Alertmanager",
    find: findAlertmanager,
    packages: ["prometheus-alertmanager"],
    hint: "apt-get install prometheus-alertmanager, or set ALERTMANAGER_PATH",
  },
};

/**
 * How to call apt-get without a question; null where that cannot be done: another system, or no
 * right to.
 */
function aptGet() {
  const works = (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
  if (!works("apt-get", "--version")) return null;
  if (process.getuid?.() === 0) return ["apt-get"];
  return process.env.CI && works("sudo", "-n", "true") ? ["sudo", "-n", "apt-get"] : null;
}

async function aptInstall(packages) {
  const apt = aptGet();
  if (apt === null) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const [command, ...prefix] = apt;
  await run(command, [...prefix, "update", "-qq"], { env });
  await run(command, [...prefix, "install", "-y", "-qq", "--no-install-recommends", ...packages], {
    env,
  });
}

/**
 * Asks the system's packages for what is missing, all at once: `apt-get update` takes longer than
 * most of them.
 */
async function installFromSystem(keys) {
  const lacking = keys.filter((key) => needed[key].find() === null);
  if (lacking.length === 0) return;
  console.log(`Installing ${lacking.map((key) => needed[key].title).join(", ")} …`);
  await aptInstall(lacking.flatMap((key) => needed[key].packages));
}

/**
 * Gets a program that the system's packages did not bring together with the others; answers null,
 * or what is missing and how to get it.
 */
async function provide({ title, find, packages, otherwise, hint }) {
  if (find() !== null) return null;
  console.log(`Installing ${title} …`);
  await aptInstall(packages);
  if (find() === null) await otherwise?.();
  return find() === null ? `${title} is missing: ${hint}` : null;
}

/**
 * What could not be had, by the program's key. `installed` is awaited before anything of
 * node_modules is used: the system's packages come meanwhile.
 */
export async function provideTestPrograms(keys, installed) {
  await Promise.all([installFromSystem([...keys]), installed()]);
  const missing = {};
  for (const key of keys) {
    const message = await provide(needed[key]);
    if (message !== null) missing[key] = message;
  }
  return missing;
}
