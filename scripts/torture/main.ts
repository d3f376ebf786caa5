import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../setup/paths.mjs";
import { main, Stop } from "../setup/stop.mjs";
import { beginningOf } from "./batches";
import { engines, type Crash, type Engine, type EngineName } from "./engines";
import { startSending, type Work } from "./sender";
import { findingsOf } from "./findings";
import { torturePaging } from "./paging/torture";
import { bundle, prepare, type KilledProcess } from "./server-process";
import type { Acknowledged, Findings } from "./verify";

// Kills a server that ingests and works incidents with SIGKILL again and again, and counts what was
// lost of what it had acknowledged.
const DEFAULT_KILLS = 200;
/**
 * Keys of batches are remembered for a day, minutes for 35: more kills than this would outlive
 * them.
 */
const MOST_KILLS = 2000;
/** The kill comes this long after the first acknowledgement, spread evenly over the kills. */
const KILL_WITHIN_MS = 400;
const FEW = 6;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Kill = { run: number; beginning: number; work: Work; afterMs: number; crash: Crash | null };

async function ingestAndKill(
  server: KilledProcess,
  { run, beginning, work, afterMs, crash }: Kill,
) {
  const port = Number(await server.start({ run, beginning }));
  const sender = startSending(`http://127.0.0.1:${port}`, { run, beginning, work });
  await sender.acknowledged(1);
  await pause(afterMs);
  if (crash) {
    await crash.crash();
    await sender.acknowledged(FEW);
  }
  await server.kill();
  await sender.ended();
  return sender;
}

async function killAgainAndAgain(engine: Engine, kills: number, log: number) {
  const beginning = beginningOf(Date.now(), kills);
  const acknowledged: Acknowledged = { beginning, batches: {}, edits: {}, steps: {} };
  const unexpected: string[] = [];
  const work: Work = { done: 0, incident: 0, entry: 0 };
  let crashes = 0;
  let refused = 0;
  let next = prepare("serve", engine.url, log);
  for (let run = 1; run <= kills; run += 1) {
    const server = next;
    next = prepare("serve", engine.url, log);
    const crash = engine.crashOf(run, kills);
    if (crash) crashes += 1;
    const sender = await ingestAndKill(server, {
      run,
      beginning,
      work,
      afterMs: (KILL_WITHIN_MS * run) / kills,
      crash,
    });
    acknowledged.batches[run] = sender.batches;
    acknowledged.edits[run] = sender.edits;
    acknowledged.steps[run] = sender.steps;
    unexpected.push(...sender.unexpected);
    refused += sender.refused();
  }
  await next.kill();
  return { acknowledged, unexpected, crashes, refused };
}

async function torture(
  name: EngineName,
  kills: number,
): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-torture-"));
  const engine = await engines[name]();
  const log = openSync(path.join(root, `.cache/torture/${name}.log`), "w");
  const startedAt = performance.now();
  try {
    const { acknowledged, unexpected, crashes, refused } = await killAgainAndAgain(
      engine,
      kills,
      log,
    );
    const file = path.join(folder, "acknowledged.json");
    writeFileSync(file, JSON.stringify(acknowledged));
    const { lost, defects, stored, hours, auditRows, incidents } = await findingsOf<Findings>(
      "verify",
      file,
      engine.url,
    );
    const sum = (lists: Record<string, number[]>) =>
      Object.values(lists).reduce((total, { length }) => total + length, 0);
    console.log(
      `${name}: ${kills} kills of the server, ${crashes} of the database (${refused} requests refused meanwhile), in ${Math.round((performance.now() - startedAt) / 1000)} s`,
    );
    console.log(
      `  ${sum(acknowledged.batches)} batches, ${sum(acknowledged.edits)} edits and ${sum(acknowledged.steps)} steps of incidents acknowledged, ${lost.length} lost; ${stored} batches stored, ${hours} sealed hours, ${incidents} incidents and ${auditRows} audit rows checked, ${defects.length} defects`,
    );
    const found = [
      ...lost.map(({ what, run, number }) => `lost: ${what} ${number} of run ${run}`),
      ...defects,
      ...unexpected,
    ];
    for (const line of found.slice(0, 20)) console.log(`  ${line}`);
    if (found.length > 0) console.log(`  what the servers wrote is in .cache/torture/${name}.log`);
    const failedRuns = new Set(lost.map(({ run }) => run)).size;
    const unsound = [defects, unexpected].filter(({ length }) => length > 0).length;
    // Each kill is one check; the state of the store at the end and the answers meanwhile are two
    // more.
    return { passed: kills - failedRuns + 2 - unsound, failed: failedRuns + unsound };
  } finally {
    closeSync(log);
    await engine.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readArguments(args: readonly string[]) {
  const report = args.find((arg) => arg.startsWith("--report="))?.slice("--report=".length);
  const named = args.filter((arg): arg is EngineName => Object.hasOwn(engines, arg));
  const numbers = args.filter((arg) => /^[1-9]\d*$/.test(arg)).map(Number);
  const unknown = args.find(
    (arg) =>
      !arg.startsWith("--report=") && !Object.hasOwn(engines, arg) && !/^[1-9]\d*$/.test(arg),
  );
  if (unknown !== undefined)
    throw new Stop(
      `"${unknown}" is neither a number of kills nor one of ${Object.keys(engines).join(", ")}.`,
    );
  const kills = numbers[0] ?? DEFAULT_KILLS;
  if (kills > MOST_KILLS) throw new Stop(`At most ${MOST_KILLS} kills.`);
  return {
    report,
    kills,
    names: named.length > 0 ? named : (Object.keys(engines) as EngineName[]),
  };
}

await main(async () => {
  const { report, kills, names } = readArguments(process.argv.slice(2));
  await bundle("serve");
  let passed = 0;
  let failed = 0;
  for (const name of names) {
    const result = await torture(name, kills);
    const paging = await torturePaging(name, kills);
    passed += result.passed + paging.passed;
    failed += result.failed + paging.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (report !== undefined) writeFileSync(report, JSON.stringify({ passed, failed, skipped: 0 }));
  if (failed > 0) process.exitCode = 1;
});
