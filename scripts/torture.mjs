import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { provideDatabase } from "./postgres.mjs";
import { root } from "./setup/paths.mjs";
import { main, Stop } from "./setup/stop.mjs";

// npm run test:torture [-- KILLS] [sqlite|postgres]: kills an ingesting process with SIGKILL and counts what was lost.
const DEFAULT_KILLS = 200;
const LONGEST_START_MS = 30_000;
/** The kill comes this long after the first acknowledgement, spread evenly over the kills. */
const KILL_WITHIN_MS = 250;

const engines = {
  sqlite: async (folder) => ({ url: `file:${path.join(folder, "torture-test.db")}`, remove: async () => {} }),
  postgres: provideDatabase,
};

const child = (script, args, url) => spawn(process.execPath, ["--import", "tsx", path.join(root, "scripts/torture", script), ...args], { cwd: root, env: { ...process.env, DATABASE_URL: url }, stdio: ["ignore", "pipe", "inherit"] });

/** Lets a process record until `afterMs` past its first acknowledgement; answers the batches that it acknowledged. */
function ingestAndKill(run, url, afterMs) {
  return new Promise((resolve, reject) => {
    const process_ = child("ingest.ts", [String(run)], url);
    const giveUp = setTimeout(() => process_.kill("SIGKILL"), LONGEST_START_MS);
    let output = "";
    let killed = false;
    process_.stdout.on("data", (chunk) => {
      if (output === "") {
        clearTimeout(giveUp);
        setTimeout(() => (killed = process_.kill("SIGKILL")), afterMs);
      }
      output += chunk;
    });
    process_.on("error", reject);
    process_.on("close", (code) => {
      clearTimeout(giveUp);
      if (!killed) reject(new Stop(`The ingesting process of run ${run} ended by itself (exit code ${code}).`));
      // A line without its end was cut off by the kill.
      else resolve(output.split("\n").slice(0, -1).map(Number));
    });
  });
}

function verify(acknowledgedFile, url) {
  return new Promise((resolve, reject) => {
    const process_ = child("verify.ts", [acknowledgedFile], url);
    let output = "";
    process_.stdout.on("data", (chunk) => (output += chunk));
    process_.on("error", reject);
    process_.on("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Stop(`The check of the store ended with exit code ${code}.`))));
  });
}

async function torture(engine, kills) {
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-torture-test-"));
  const database = await engines[engine](folder);
  try {
    const acknowledged = {};
    for (let run = 1; run <= kills; run += 1) acknowledged[run] = await ingestAndKill(run, database.url, Math.round((KILL_WITHIN_MS * run) / kills));
    const file = path.join(folder, "acknowledged.json");
    writeFileSync(file, JSON.stringify(acknowledged));
    const { lost, defects, stored, hours } = await verify(file, database.url);
    const batches = Object.values(acknowledged).reduce((sum, list) => sum + list.length, 0);
    const failedRuns = new Set(lost.map(({ run }) => run)).size;
    console.log(`${engine}: ${kills} kills, ${batches} batches acknowledged, ${lost.length} lost, ${stored} stored, ${hours} sealed hours checked, ${defects.length} defects`);
    for (const { run, batch } of lost.slice(0, 20)) console.log(`  lost: batch ${batch} of run ${run}`);
    for (const defect of defects.slice(0, 20)) console.log(`  ${defect}`);
    // Each kill is one check, and the state of the store at the end another.
    return { passed: kills - failedRuns + (defects.length === 0 ? 1 : 0), failed: failedRuns + (defects.length === 0 ? 0 : 1) };
  } finally {
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => !/^[1-9]\d*$/.test(arg) && !Object.hasOwn(engines, arg));
  if (unknown) throw new Stop(`"${unknown}" is neither a number of kills nor one of ${Object.keys(engines).join(", ")}.`);
  const kills = Number(args.find((arg) => /^\d+$/.test(arg)) ?? DEFAULT_KILLS);
  const named = args.filter((arg) => Object.hasOwn(engines, arg));
  let passed = 0;
  let failed = 0;
  for (const engine of named.length > 0 ? named : Object.keys(engines)) {
    const result = await torture(engine, kills);
    passed += result.passed;
    failed += result.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
